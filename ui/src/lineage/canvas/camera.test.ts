import { describe, expect, it } from 'vitest';
import type { Box } from '../keyboard';
import { boundsOf, openingView } from './camera';

const box = (x: number, y: number): Box => ({ x, y, width: 240, height: 56 });
const onScreen = (at: Box, view: { x: number; y: number; zoom: number }) => ({ x: at.x * view.zoom + view.x, y: at.y * view.zoom + view.y });

describe('the first look', () => {
  it('shows the whole picture, never enlarged', () => {
    const boxes = new Map([['a', box(0, 0)], ['b', box(400, 100)]]);
    const view = openingView(boxes, 'a', 1200, 800);
    expect(view.zoom).toBe(1);
    expect(onScreen(box(0, 0), view)).toEqual({ x: 280, y: 322 });
  });
  it('shows the focus, readable, when the whole would be too small', () => {
    const boxes = new Map(Array.from({ length: 60 }, (_, i) => [`n${i}`, box((i % 6) * 300, i * 80)] as const));
    const view = openingView(boxes, 'n30', 1200, 800);
    expect(view.zoom).toBe(0.6);
    const focus = onScreen(boxes.get('n30')!, view);
    expect(focus.x).toBeGreaterThan(0);
    expect(focus.x).toBeLessThan(1200 / 2);
    expect(Math.round(focus.y)).toBe(383);
  });
  it('knows the bounds of nothing and of nodes left of and above 0', () => {
    expect(boundsOf([])).toEqual({ x: 0, y: 0, width: 0, height: 0 });
    expect(boundsOf([box(-300, -10), box(0, 20)])).toEqual({ x: -300, y: -10, width: 540, height: 86 });
  });
});
