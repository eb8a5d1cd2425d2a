import { describe, expect, it } from 'vitest';
import { answer, edge } from './__fixtures__/answers';
import { draw } from './drawing';
import { assemble } from './graph';
import { allRoles } from './roles';
import { treeRows } from './treeRows';

const rows = (focus: string, edges: ReturnType<typeof edge>[]) =>
  treeRows(draw(assemble(answer(focus, edges), [], () => undefined).graph, allRoles), (id) => id);

describe('the list twin of the graph', () => {
  it('starts at the focus, upstream first, and goes on hop by hop', () => {
    const found = rows('b', [edge('b', 'c', 'p'), edge('a', 'b')]);
    expect(found.map((row) => [row.id, row.level, row.side])).toEqual([
      ['b', 1, null], ['a', 2, 'up'], ['p', 2, 'down'], ['c', 3, 'down'],
    ]);
    expect(found.at(-1)).toMatchObject({ position: 1, siblings: 1, hops: 1 });
  });
  it('lists every node once, at its shortest distance', () => {
    const found = rows('a', [edge('a', 'b'), edge('b', 'c'), edge('a', 'c'), edge('c', 'a')]);
    expect(found.map((row) => row.id).sort()).toEqual(['a', 'b', 'c']);
    expect(found.find((row) => row.id === 'c')?.level).toBe(2);
  });
});
