import { describe, expect, it } from 'vitest';
import { answer, asset, edge } from './__fixtures__/answers';
import { draw, tally } from './drawing';
import { moreKey, pickKey, stackFanouts, stackId, stacksOf, type FanoutChoice } from './fanout';
import { assemble } from './graph';
import { allRoles } from './roles';
import type { WireEdge } from './types';

const numbered = (count: number) => Array.from({ length: count }, (_, i) => `t${String(i + 1).padStart(2, '0')}`);
const fan = (count: number, more: WireEdge[] = []) =>
  draw(assemble(answer('s', [...numbered(count).map((t) => edge('s', t)), ...more]), [], () => undefined).graph, allRoles);

const choice = (more: Partial<FanoutChoice> = {}): FanoutChoice => ({
  chosen: new Set(),
  keep: new Set(),
  relevance: (id) => ({ trouble: 0, name: id }),
  ...more,
});
const down = stackId('s', 'down');
const members = (drawing: ReturnType<typeof fan>) => stacksOf(drawing).get(down)?.members ?? [];

describe('wide fan-outs', () => {
  it('eight siblings are all drawn', () => {
    const drawing = fan(8);
    expect(stackFanouts(drawing, choice())).toBe(drawing);
  });

  it('more than eight become six and a stack with the rest', () => {
    const drawing = stackFanouts(fan(20), choice());
    expect(members(drawing)).toEqual(numbered(20).slice(6));
    expect(drawing.nodes.has('t06')).toBe(true);
    expect(drawing.nodes.has('t07')).toBe(false);
    expect(drawing.edges.get(`s~${down}`)?.roles).toEqual(['delivery']);
    expect(tally(drawing)).toEqual({ shown: 7, notOpened: 14 });
  });

  it('failing ones come first, then by name', () => {
    const relevance = (id: string) => ({ trouble: id === 't19' ? 0 : 1, name: id });
    const drawing = stackFanouts(fan(20), choice({ relevance }));
    expect(drawing.nodes.has('t19')).toBe(true);
    expect(drawing.nodes.has('t06')).toBe(false);
  });

  it('a ticked member is brought in and leaves the stack', () => {
    const drawing = stackFanouts(fan(20), choice({ chosen: new Set([pickKey('t15')]) }));
    expect(drawing.nodes.has('t15')).toBe(true);
    expect(members(drawing)).toHaveLength(13);
  });

  it('"Show 25" shows 25', () => {
    const drawing = stackFanouts(fan(40), choice({ chosen: new Set([moreKey(down)]) }));
    expect(members(drawing)).toHaveLength(15);
  });

  it('never hides the selected node', () => {
    const drawing = stackFanouts(fan(20), choice({ keep: new Set(['t20']) }));
    expect(drawing.nodes.has('t20')).toBe(true);
  });

  it('hides with a stacked node what only it leads to', () => {
    const drawing = stackFanouts(fan(20, [edge('t20', 'beyond')]), choice());
    expect(drawing.nodes.has('beyond')).toBe(false);
  });

  it('lines between a stacked node and one on screen end at the stack', () => {
    const drawing = stackFanouts(fan(20, [edge('t01', 't20'), edge('t20', 'shared'), edge('t01', 'shared')]), choice());
    expect(drawing.nodes.has('t20')).toBe(false);
    expect(drawing.edges.has(`t01~${down}`)).toBe(true);
    expect(drawing.edges.has(`${down}~shared`)).toBe(true);
  });

  it('a shared target does not pull the siblings out of their stack again', () => {
    const shared = numbered(20).map((t) => edge(t, 'bucket'));
    const drawing = stackFanouts(fan(20, shared), choice());
    expect(members(drawing)).toHaveLength(14);
    expect(drawing.nodes.size).toBe(1 + 6 + 1 + 1);
  });

  it('never makes a stack of one', () => {
    const drawing = stackFanouts(fan(26), choice({ chosen: new Set([moreKey(down)]) }));
    expect(members(drawing)).toEqual([]);
    expect(drawing.nodes.has('t26')).toBe(true);
  });

  it('stacks wide fan-ins upstream in the same way', () => {
    const edges = numbered(12).map((t) => edge(t, 's'));
    const drawing = stackFanouts(draw(assemble(answer('s', edges, [asset('s')]), [], () => undefined).graph, allRoles), choice());
    expect(stacksOf(drawing).get(stackId('s', 'up'))?.members).toHaveLength(6);
    expect(drawing.edges.has(`${stackId('s', 'up')}~s`)).toBe(true);
  });
});
