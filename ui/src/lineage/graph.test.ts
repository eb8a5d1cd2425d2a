import { describe, expect, it } from 'vitest';
import { answer, asset, badge, edge, pipelineNode } from './__fixtures__/answers';
import { draw, tally } from './drawing';
import { assemble, openingKey, type Opening } from './graph';
import { defaultRoles } from './roles';
import type { LineageAnswer } from './types';

const base = answer('stream', [edge('stream', 'lake', 'firehose')], [
  asset('stream', { downstreamCount: 1 }),
  asset('lake', { downstreamCount: 2, upstreamCount: 1 }),
]);
const beyondLake = answer('lake', [edge('lake', 'report'), edge('lake', 'model')]);
const beyondReport = answer('report', [edge('report', 'dashboard')]);
const lakeDown = openingKey('lake', 'down', 1);
const reportDown = openingKey('report', 'down', 1);
const answers = new Map<string, LineageAnswer>([[lakeDown, beyondLake], [reportDown, beyondReport]]);
const answerOf = (opening: Opening) => answers.get(opening.key);
const names = (open: string[]) => [...assemble(base, open, answerOf).graph.nodes.keys()].sort();

describe('assembling the graph from what was opened', () => {
  it('adds what an opening brought', () => {
    expect(names([lakeDown])).toEqual(['lake', 'model', 'report', 'stream']);
  });

  it('closing takes away exactly what that click opened', () => {
    expect(names([])).toEqual(['lake', 'stream']);
  });

  it('closing keeps what another opening holds', () => {
    const other = openingKey('stream', 'down', 3);
    const both = new Map(answers).set(other, answer('stream', [edge('stream', 'lake', 'firehose'), edge('lake', 'report')]));
    const kept = assemble(base, [other], (opening) => both.get(opening.key));
    expect([...kept.graph.nodes.keys()].sort()).toEqual(['lake', 'report', 'stream']);
  });

  it('an opening beyond a closed branch is not drawn', () => {
    expect(names([reportDown])).toEqual(['lake', 'stream']);
  });

  it('opening a branch again brings back the same picture, with what was open beyond it', () => {
    expect(names([reportDown, lakeDown])).toEqual(['dashboard', 'lake', 'model', 'report', 'stream']);
  });

  it('says which answers are still missing, and goes no further until they are there', () => {
    const { wanted, held } = assemble(base, [lakeDown, reportDown], () => undefined);
    expect(wanted).toEqual([{ key: lakeDown, anchor: 'lake', side: 'down', depth: 1 }]);
    expect(held).toEqual([]);
  });

  it('a pipeline between two assets can be opened like a node', () => {
    const key = openingKey('firehose', 'down', 1);
    expect(assemble(base, [key], () => undefined).wanted).toEqual([
      { key, anchor: 'firehose', side: 'down', depth: 1 },
    ]);
  });

  it('two openings that point at each other do not hold each other on screen', () => {
    const a = openingKey('report', 'down', 1);
    const b = openingKey('dashboard', 'up', 1);
    expect(names([a, b])).toEqual(['lake', 'stream']);
  });

  it('leaves out an edge whose end is not among the nodes', () => {
    const broken = { ...base, edges: [...base.edges, edge('stream', 'nowhere')] };
    expect(assemble(broken, [], answerOf).graph.edges.size).toBe(1);
  });

  it('puts the roles of an edge that arrives twice together, strongest first', () => {
    const again = new Map([[lakeDown, answer('lake', [edge('stream', 'lake', 'firehose', 'error_sink', 'backup')])]]);
    const { graph } = assemble(base, [lakeDown], (opening) => again.get(opening.key));
    expect(graph.edges.get('stream>lake')?.roles).toEqual(['delivery', 'backup', 'error_sink']);
  });
});

describe('drawing the graph', () => {
  const drawn = (a: LineageAnswer, roles = defaultRoles) => draw(assemble(a, [], () => undefined).graph, roles);

  it('puts the pipeline of an edge between its two ends and keeps the role on both halves', () => {
    const drawing = drawn(answer('a', [edge('a', 'b', 'p', 'change_capture')]));
    expect([...drawing.nodes.values()].map((node) => [node.id, node.shape])).toEqual([
      ['a', 'asset'], ['b', 'asset'], ['p', 'pipeline'],
    ]);
    expect([...drawing.edges.values()].map((line) => [line.id, line.roles, line.chips])).toEqual([
      ['a~p', ['change_capture'], false],
      ['p~b', ['change_capture'], true],
    ]);
  });

  it('draws a pipeline once, however many edges it lies on', () => {
    const drawing = drawn(answer('a', [edge('a', 'b', 'p'), edge('a', 'c', 'p', 'backup')]), ['delivery', 'backup']);
    expect([...drawing.edges.keys()]).toEqual(['a~p', 'p~b', 'p~c']);
    expect(drawing.edges.get('a~p')?.roles).toEqual(['delivery', 'backup']);
  });

  it('draws several roles between two nodes as one line', () => {
    const drawing = drawn(answer('a', [edge('a', 'b', 'p', 'delivery', 'error_sink')]), ['delivery', 'error_sink']);
    expect(drawing.edges.get('p~b')?.roles).toEqual(['delivery', 'error_sink']);
  });

  it('shows only the roles that are switched on, unless none would be left', () => {
    const mixed = drawn(answer('a', [edge('a', 'b', 'p', 'delivery', 'backup')]));
    expect(mixed.edges.get('p~b')?.roles).toEqual(['delivery']);
    const off = drawn(answer('a', [edge('a', 'b', 'p', 'backup')]));
    expect(off.edges.get('p~b')?.roles).toEqual(['backup']);
  });

  it('counts as not opened what the server knows beyond the neighbours on screen', () => {
    const a = answer('a', [edge('a', 'b', 'p')], [
      asset('a', { upstreamCount: 2, downstreamCount: 15 }),
      asset('b', { upstreamCount: 1, downstreamCount: 0 }),
    ]);
    const drawing = drawn(a);
    expect(drawing.nodes.get('a')).toMatchObject({ hiddenUp: 2, hiddenDown: 14 });
    expect(drawing.nodes.get('b')).toMatchObject({ hiddenUp: 0, hiddenDown: 0 });
    expect(tally(drawing)).toEqual({ shown: 3, notOpened: 16 });
  });

  it('around a pipeline in focus, its targets count as opened for its source', () => {
    const a = answer('p', [edge('a', 'p', 'p'), edge('p', 'b', 'p'), edge('p', 'c', 'p')], [
      pipelineNode('p', { upstreamCount: 1, downstreamCount: 2 }),
      asset('a', { downstreamCount: 3 }),
      asset('b', { upstreamCount: 1 }),
      asset('c', { upstreamCount: 1 }),
    ]);
    expect(drawn(a).nodes.get('a')?.hiddenDown).toBe(1);
    expect(drawn(a).nodes.get('b')?.hiddenUp).toBe(0);
    expect(drawn(a).nodes.get('p')).toMatchObject({ hiddenUp: 0, hiddenDown: 0 });
  });

  it('a pipeline that is stored as an end of the edge counts as the neighbour that it is', () => {
    const a = answer('p', [edge('p', 'b')], [pipelineNode('p', { downstreamCount: 1 }), asset('b', { upstreamCount: 1 })]);
    expect(drawn(a).nodes.get('b')?.hiddenUp).toBe(0);
    expect(drawn(a).nodes.get('p')?.hiddenDown).toBe(0);
  });

  it('a pipeline on an edge says what it has beyond that edge', () => {
    const wire = { ...edge('a', 'b', 'p'), pipeline: badge('p', { upstreamCount: 1, downstreamCount: 4 }) };
    expect(drawn(answer('a', [wire])).nodes.get('p')).toMatchObject({ hiddenUp: 0, hiddenDown: 3 });
  });

  it('a pipeline stored between two edges is no hop of its own either', () => {
    const drawing = drawn(answer('a', [edge('a', 'p'), edge('p', 'b'), edge('b', 'c')], [pipelineNode('p')]));
    const hops = Object.fromEntries([...drawing.nodes.values()].map((node) => [node.id, node.hops]));
    expect(hops).toEqual({ a: 0, p: 1, b: 1, c: 2 });
  });

  it('counts hops as the server does: a pipeline on an edge is no hop of its own', () => {
    const drawing = drawn(answer('b', [edge('a', 'b'), edge('b', 'c', 'p'), edge('x', 'c', 'q')]));
    const hops = Object.fromEntries([...drawing.nodes.values()].map((node) => [node.id, node.hops]));
    expect(hops).toMatchObject({ a: -1, b: 0, p: 1, c: 1, q: 0, x: 0 });
  });
});
