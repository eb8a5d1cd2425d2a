import { describe, expect, it } from 'vitest';
import { answer, asset, edge, pipelineNode } from '../__fixtures__/answers';
import { draw } from '../drawing';
import { assemble } from '../graph';
import { allRoles } from '../roles';
import { cardData, heldBySide, homeAccountOf } from './cardData';

const stream = asset('orders-stream', { region: 'eu-west-1', upstreamCount: 1, downstreamCount: 15 });
const { graph } = assemble(answer('orders-stream', [edge('orders-stream', 'a'), edge('orders', 'orders-stream')], [stream]), [], () => undefined);
const drawing = draw(graph, allRoles);
const around = {
  graph,
  homeAccount: null,
  focus: 'orders-stream',
  held: heldBySide([{ key: 'abc', anchor: 'a', side: 'up', depth: 1 }]),
  shown: (id: string, side: 'up' | 'down') => (side === 'up' ? drawing.incoming : drawing.outgoing).get(id)?.length ?? 0,
};
const spoken = (id: string) => cardData(drawing.nodes.get(id)!, around).spoken;

describe('what a card says aloud', () => {
  it('names, places and counts a node, and says what is not opened', () => {
    expect(spoken('orders-stream')).toBe('orders-stream, Kinesis stream, eu-west-1, 1 upstream, 15 downstream, 14 not opened');
  });
  it('says the state of a pipeline, and nothing about what is not hidden', () => {
    const paused = assemble(answer('p', [], [pipelineNode('p', { state: 'Inactive' })]), [], () => undefined).graph;
    const drawn = draw(paused, allRoles).nodes.get('p')!;
    const data = cardData(drawn, { ...around, graph: paused, focus: 'p', shown: () => 0 });
    expect(data.spoken).toBe('p, Firehose pipeline, inactive, 0 upstream, 0 downstream');
  });
  it('says how many a stack holds', () => {
    const stack = { ...drawing.nodes.get('a')!, id: 'stack:down:a', shape: 'stack' as const, stack: { parent: 'a', side: 'down' as const, members: ['x', 'y'] } };
    expect(cardData(stack, around)).toMatchObject({ name: '2 more', facts: null, spoken: 'Stack of 2 more nodes. Press Enter to choose from the list.' });
  });
});

describe('the account being looked at', () => {
  const nodes = [asset('b1', { account: '1' }), asset('b2', { account: '2' }), asset('b3', { account: '2' })];
  const around1 = (focus: typeof stream) =>
    homeAccountOf(assemble(answer('f', [], [focus, ...nodes]), [], () => undefined).graph);
  it('is that of the focus', () => {
    expect(around1(asset('f', { account: '9' }))).toBe('9');
  });
  it('is the one that most nodes share when the focus, a bucket say, has none', () => {
    expect(around1(asset('f'))).toBe('2');
  });
});

describe('the handles of a card', () => {
  it('know which opening they would close', () => {
    expect(cardData(drawing.nodes.get('a')!, around)).toMatchObject({ openUp: 'abc', openDown: null });
  });
});
