import { describe, expect, it } from 'vitest';
import { isCurrent, navItems } from './nav';

const currentAt = (path: string) => navItems.filter((item) => isCurrent(item, path)).map((item) => item.word);

describe('the rail', () => {
  it.each([
    ['/', 'nav.home'], ['/lineage', 'nav.lineage'], ['/asset/topic/a.b/overview', 'nav.lineage'],
    ['/pipeline/s.p/overview', 'nav.pipelines'], ['/pipelines', 'nav.pipelines'],
    ['/settings/services/pipelines', 'nav.services'], ['/settings/services/pipelines/add-service/name', 'nav.services'],
    ['/service/pipelineServices/prod/agents', 'nav.services'], ['/run/a.b/1', 'nav.runs'], ['/settings/about', 'nav.settings'],
  ])('marks exactly one item at %s', (path, word) => expect(currentAt(path)).toEqual([word]));
  it('marks none where no item fits', () => expect(currentAt('/search')).toEqual([]));
});
