import { describe, expect, it } from 'vitest';
import { keeps, patternProblem } from './filters';

describe('a filter pattern', () => {
  it('may use named groups the way Python writes them', () => expect(patternProblem('(?P<team>[a-z]+)-.*')).toBeUndefined());
  it('is refused with the reason', () => expect(patternProblem('orders-(')).toBe('Unterminated group'));
});

describe('keeps', () => {
  it('matches at the start only and ignores case', () => {
    expect(keeps('PROD-x', ['prod'], [])).toBe(true);
    expect(keeps('my-prod', ['prod'], [])).toBe(false);
  });
  it('includes first, then excludes', () => {
    expect(keeps('prod-test', ['prod'], ['.*test'])).toBe(false);
    expect(keeps('dev', [], ['.*test'])).toBe(true);
  });
  it('anchors an alternative as a whole', () => expect(keeps('xb', ['a|b'], [])).toBe(false));
});
