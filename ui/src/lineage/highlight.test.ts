import { describe, expect, it } from 'vitest';
import { answer, edge } from './__fixtures__/answers';
import { draw } from './drawing';
import { stackFanouts } from './fanout';
import { assemble } from './graph';
import { highlightLine, highlightNode } from './highlight';
import { allRoles } from './roles';
import type { WireEdge } from './types';

function scene(focus: string, edges: WireEdge[]) {
  const { graph } = assemble(answer(focus, edges), [], () => undefined);
  return { graph, drawing: draw(graph, allRoles) };
}
const lit = (set: Set<string>) => [...set].sort();

describe('the path of a selection', () => {
  const { graph, drawing } = scene('b', [edge('a', 'b'), edge('b', 'c', 'p'), edge('c', 'd'), edge('x', 'c', 'q'), edge('a', 'z')]);

  it('holds everything upstream and downstream, and nothing beside it', () => {
    expect(lit(highlightNode(graph, drawing, 'b').nodes)).toEqual(['a', 'b', 'c', 'd', 'p']);
    expect(lit(highlightNode(graph, drawing, 'b').lines)).toEqual(['a~b', 'b~p', 'c~d', 'p~c']);
  });

  it('of a pipeline starts at both of its ends', () => {
    expect(lit(highlightNode(graph, drawing, 'p').nodes)).toEqual(['a', 'b', 'c', 'd', 'p']);
  });

  it('of a line holds what runs through that line', () => {
    expect(lit(highlightLine(graph, drawing, 'q~c').nodes)).toEqual(['c', 'd', 'q', 'x']);
  });

  it('does not join one source of a pipeline to the target of another', () => {
    const pairs = scene('t1', [edge('t1', 'i1', 'p'), edge('t2', 'i2', 'p')]);
    expect(lit(highlightNode(pairs.graph, pairs.drawing, 't1').nodes)).toEqual(['i1', 'p', 't1']);
    expect(lit(highlightNode(pairs.graph, pairs.drawing, 'p').nodes)).toEqual(['i1', 'i2', 'p', 't1', 't2']);
  });

  it('ends, also when the lineage runs in a circle', () => {
    const circle = scene('a', [edge('a', 'b'), edge('b', 'a')]);
    expect(lit(highlightNode(circle.graph, circle.drawing, 'a').lines)).toEqual(['a~b', 'b~a']);
  });

  it('lights a stack that holds a node of the path', () => {
    const wide = scene('s', Array.from({ length: 12 }, (_, i) => edge('s', `t${i}`)));
    const stacked = stackFanouts(wide.drawing, {
      chosen: new Set(), keep: new Set(), relevance: (id) => ({ trouble: 0, name: id }),
    });
    expect(highlightNode(wide.graph, stacked, 's').nodes.has('stack:down:s')).toBe(true);
  });
});
