import ELK from 'elkjs/lib/elk.bundled.js';
import { describe, expect, it } from 'vitest';
import { answer, edge } from './__fixtures__/answers';
import { draw, type Drawing } from './drawing';
import { assemble } from './graph';
import type { Box } from './keyboard';
import { boxesFrom, layoutInput, placeNewcomers, sizes, type Anchored } from './layoutInput';
import { allRoles } from './roles';
import { syntheticAnswer } from './__perf__/synthetic';
import type { LineageAnswer } from './types';

const drawn = (a: LineageAnswer): Drawing => draw(assemble(a, [], () => undefined).graph, allRoles);
const elk = new ELK();
const laidOut = async (drawing: Drawing, at: Anchored | null = null) =>
  boxesFrom(await elk.layout(layoutInput(drawing, at)), at);

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('the graph that ELK gets', () => {
  it('gives every node its fixed size, so that status and zoom never change the layout', () => {
    const input = layoutInput(drawn(answer('a', [edge('a', 'b', 'p')])), null);
    expect(input.children.map(({ id, width, height }) => [id, width, height])).toEqual([
      ['a', 240, 56], ['b', 240, 56], ['p', 240, 40],
    ]);
    expect(sizes.asset).toEqual({ width: 240, height: 56 });
  });

  it('runs layered to the right, with the fast settings for large graphs', () => {
    const { layoutOptions } = layoutInput(drawn(syntheticAnswer(400)), null);
    expect(layoutOptions).toMatchObject({
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.edgeRouting': 'POLYLINE',
      'elk.layered.thoroughness': '3',
      'elk.layered.nodePlacement.strategy': 'SIMPLE',
      'elk.layered.considerModelOrder.strategy': 'NONE',
    });
  });

  it('is the same whatever the order in which answers arrived', () => {
    const a = answer('a', [edge('a', 'b', 'p'), edge('a', 'c', 'q')]);
    const b = { ...a, nodes: [...a.nodes].reverse() };
    expect(layoutInput(drawn(b), null).children).toEqual(layoutInput(drawn(a), null).children);
  });

  it('puts what is delivered to above backups and failed records', () => {
    const roles = answer('a', [edge('a', 'errors', 'p', 'error_sink'), edge('a', 'backup', 'p', 'backup'), edge('a', 'table', 'p')]);
    const order = layoutInput(drawn(roles), null).children.map((child) => child.id);
    expect(order.filter((id) => id !== 'p')).toEqual(['a', 'table', 'backup', 'errors']);
  });

  it('on expansion is interactive in all three phases and keeps components together', () => {
    const drawing = drawn(answer('a', [edge('a', 'b')]));
    const at = { anchor: 'a', boxes: new Map([['a', { x: 5, y: 7, width: 240, height: 56 }]]) };
    const input = layoutInput(drawing, at);
    expect(input.layoutOptions).toMatchObject({
      'elk.layered.cycleBreaking.strategy': 'INTERACTIVE',
      'elk.layered.layering.strategy': 'INTERACTIVE',
      'elk.layered.crossingMinimization.strategy': 'INTERACTIVE',
      'elk.separateConnectedComponents': 'false',
    });
    expect(input.children[0]).toMatchObject({ id: 'a', x: 5, y: 7 });
  });

  it('starts new nodes beside their parent, on the side where they hang', () => {
    const drawing = drawn(answer('a', [edge('a', 'b', 'p'), edge('z', 'a')]));
    const boxes = placeNewcomers(drawing, {
      anchor: 'a', boxes: new Map([['a', { x: 1000, y: 0, width: 240, height: 56 }]]),
    });
    const x = (id: string) => boxes.get(id)!.x;
    expect(x('z')).toBeLessThan(1000 - 240);
    expect(x('p')).toBeGreaterThan(1240);
    expect(x('b')).toBeGreaterThan(x('p') + 200);
  });
});

describe('positions on expansion', { timeout: 60_000 }, () => {
  const base = syntheticAnswer(120);
  const parent = base.edges[0]!.to;
  const more = answer(parent, Array.from({ length: 12 }, (_, i) => edge(parent, `new${i}`, `np${i}`)));
  const grown = (() => {
    const merged: LineageAnswer = {
      ...base,
      nodes: [...base.nodes, ...more.nodes.filter((node) => node.id !== parent)],
      edges: [...base.edges, ...more.edges],
    };
    return drawn(merged);
  })();

  it('the node acted on stays exactly where it was', async () => {
    const before = await laidOut(drawn(base));
    const after = await laidOut(grown, { boxes: before, anchor: parent });
    expect(after.get(parent)).toEqual(before.get(parent));
  });

  it('no two nodes of a column change their order, and nothing overlaps', async () => {
    const before = await laidOut(drawn(base));
    const after = await laidOut(grown, { boxes: before, anchor: parent });
    const ids = [...before.keys()];
    const swapped: string[] = [];
    for (const a of ids) {
      for (const b of ids) {
        const [a0, b0, a1, b1] = [before.get(a)!, before.get(b)!, after.get(a)!, after.get(b)!];
        if (Math.abs(a0.x - b0.x) < 1 && Math.abs(a1.x - b1.x) < 1 && a0.y < b0.y && a1.y >= b1.y) swapped.push(`${a},${b}`);
      }
    }
    expect(swapped).toEqual([]);
    const all = [...after.values()];
    const overlaps = all.filter((a, i) => all.some((b, j) => j > i && overlap(a, b)));
    expect(overlaps).toEqual([]);
  });
});
