import { describe, expect, it } from 'vitest';
import { elideMiddle } from './elide';

const tenEach = (text: string) => [...text].length * 10;

describe('middle elision', () => {
  it('leaves a name alone that fits', () => {
    expect(elideMiddle('orders', 60, tenEach)).toBe('orders');
  });
  it('keeps both ends of a long name, and never more than fits', () => {
    const short = elideMiddle('clickstream-production-eu-west-1', 160, tenEach);
    expect(short).toBe('clickstre…west-1');
    expect(tenEach(short)).toBeLessThanOrEqual(160);
  });
  it('uses the room that there is', () => {
    for (const room of [80, 110, 150, 230]) {
      expect(room - tenEach(elideMiddle('a-name-with-many-letters-in-it', room, tenEach))).toBeLessThan(10);
    }
  });
  it('counts letters, not halves of them', () => {
    expect(elideMiddle('🚰🚰🚰🚰🚰🚰', 40, tenEach)).toBe('🚰🚰…🚰');
  });
});
