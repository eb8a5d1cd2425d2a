import { describe, expect, it } from 'vitest';
import { nextLod } from './lod';

describe('level of detail', () => {
  it('follows the zoom', () => {
    expect([nextLod('near', 0.1), nextLod('near', 0.4), nextLod('far', 1)]).toEqual(['far', 'mid', 'near']);
  });
  it('does not flicker around a threshold', () => {
    expect(nextLod('near', 0.54)).toBe('near');
    expect(nextLod('mid', 0.56)).toBe('mid');
    expect(nextLod('near', 0.52)).toBe('mid');
    expect(nextLod('mid', 0.6)).toBe('near');
  });
});
