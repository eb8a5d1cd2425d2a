import { describe, expect, it } from 'vitest';
import { answer, edge } from './__fixtures__/answers';
import { draw } from './drawing';
import { assemble } from './graph';
import { commandOf, neighbour, type Box } from './keyboard';
import { allRoles } from './roles';

const { graph } = assemble(answer('b', [edge('a', 'b'), edge('b', 'c'), edge('b', 'd')]), [], () => undefined);
const drawing = draw(graph, allRoles);
const box = (x: number, y: number): Box => ({ x, y, width: 240, height: 56 });
const boxes = new Map([['a', box(0, 0)], ['b', box(300, 0)], ['c', box(600, -200)], ['d', box(600, 60)]]);
const press = (key: string, more = {}) =>
  commandOf({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more });

describe('moving with the arrow keys', () => {
  it('right goes to the nearest neighbour downstream', () => {
    expect(neighbour(drawing, boxes, 'b', 'right')).toBe('d');
  });
  it('left goes upstream, also to a node placed at 0', () => {
    expect(neighbour(drawing, boxes, 'b', 'left')).toBe('a');
  });
  it('up and down stay in the column', () => {
    expect(neighbour(drawing, boxes, 'c', 'down')).toBe('d');
    expect(neighbour(drawing, boxes, 'd', 'up')).toBe('c');
    expect(neighbour(drawing, boxes, 'd', 'down')).toBeNull();
  });
  it('stays where nothing leads', () => {
    expect(neighbour(drawing, boxes, 'a', 'left')).toBeNull();
    expect(neighbour(drawing, boxes, 'gone', 'left')).toBeNull();
  });
});

describe('keys of the canvas', () => {
  it('letters work in both cases', () => {
    expect(press('F', { shiftKey: true })).toEqual({ kind: 'focus' });
    expect(press('f')).toEqual({ kind: 'focus' });
  });
  it('shift and an arrow expands or collapses instead of moving', () => {
    expect(press('ArrowRight', { shiftKey: true })).toEqual({ kind: 'expand' });
    expect(press('ArrowLeft', { shiftKey: true })).toEqual({ kind: 'collapse' });
    expect(press('ArrowUp', { shiftKey: true })).toBeNull();
  });
  it('keys with Ctrl, Alt or the command key are left to the browser', () => {
    expect(press('f', { ctrlKey: true })).toBeNull();
    expect(press('ArrowLeft', { altKey: true })).toBeNull();
    expect(press('l', { metaKey: true })).toBeNull();
  });
});
