import { describe, expect, it } from 'vitest';
import { hitOf, typeOfIndex } from './hits';

describe('the type of a hit', () => {
  it.each([
    ['topic_search_index', 'topic'], ['pipeline', 'pipeline'], ['search_entity_search_index', 'searchIndex'],
    ['searchIndex', 'searchIndex'], ['api_endpoint_search_index', 'apiEndpoint'], ['pipeline_service_search_index', 'pipelineService'],
  ])('of index %s is %s', (index, type) => expect(typeOfIndex(index)).toBe(type));
  it('is what the document says, where it says it', () => {
    const hit = hitOf({ _index: 'all', _id: '1', _source: { fullyQualifiedName: 'a.b', entityType: 'table' } });
    expect(hit).toMatchObject({ type: 'table', name: 'a.b', deleted: false });
  });
});
