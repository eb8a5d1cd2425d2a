import { describe, expect, it } from 'vitest';
import { tagText } from './tags';

describe('tagText', () => {
  it.each([
    ['AwsTags.env=prod', 'env=prod'],
    ['AwsTags."Owner=orders@acme.example"', 'Owner=orders@acme.example'],
    ['AwsTags."a""b=c.d"', 'a"b=c.d'],
    ['PII.Sensitive', 'PII.Sensitive'],
  ])('%s reads %s', (fqn, shown) => expect(tagText(fqn)).toBe(shown));
});
