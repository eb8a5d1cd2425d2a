import { describe, expect, it } from 'vitest';
import { nameAllowed } from './nameRules';

describe('the name of a service', () => {
  it.each(['prod', 'prod-firehose_1.eu', 'R&D(eu)', 'größe'])('may be %s', (name) => expect(nameAllowed(name)).toBe(true));
  it.each(['', 'two words', 'a/b', 'a::b', 'quote"d', 'x'.repeat(129)])('may not be %j', (name) => expect(nameAllowed(name)).toBe(false));
});
