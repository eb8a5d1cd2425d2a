import { describe, expect, it } from 'vitest';
import { curve, middleOf } from './curve';

const points = (path: string) => path.match(/-?[\d.]+/g)!.map(Number);

describe('the curve of a line', () => {
  it('leaves and arrives level, and stops where its end mark begins', () => {
    const [x0, y0, , c1y, , c2y, x1, y1] = points(curve({ x: 0, y: 10 }, { x: 100, y: 50 }, 9));
    expect([x0, y0, c1y]).toEqual([0, 10, 10]);
    expect([x1, y1, c2y]).toEqual([91, 50, 50]);
  });
  it('swings out when it runs backwards, so that it is not hidden behind the cards', () => {
    const [, , c1x, , c2x] = points(curve({ x: 300, y: 0 }, { x: 0, y: 0 }, 0));
    expect(c1x).toBeGreaterThan(300);
    expect(c2x).toBeLessThan(0);
  });
  it('has its chips in its middle', () => {
    expect(middleOf({ x: 0, y: 0 }, { x: 109, y: 40 }, 9)).toEqual({ x: 50, y: 20 });
  });
});
