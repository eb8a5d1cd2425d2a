import { describe, expect, it } from 'vitest';
import { answer, edge } from '../__fixtures__/answers';
import { draw } from '../drawing';
import { stackFanouts } from '../fanout';
import { assemble } from '../graph';
import { allRoles, defaultRoles } from '../roles';
import type { Scene } from '../state/useScene';
import { findMatches } from './Find';
import { legendRoles } from './Legend';
import { edgesAt } from './NodeEdges';
import { toggled } from './RolesMenu';

const wide = answer('orders', Array.from({ length: 12 }, (_, i) => edge('orders', `target-${i + 10}`, `fire-${i + 10}`)));
const { graph } = assemble(wide, [], () => undefined);
const drawing = stackFanouts(draw(graph, allRoles), {
  chosen: new Set(), keep: new Set(), relevance: (id) => ({ trouble: 0, name: id }),
});
const boxes = new Map([...drawing.nodes.keys()].map((id, i) => [id, { x: 0, y: i * 80, width: 240, height: 56 }]));
const scene: Scene = { graph, drawing, held: [], boxes, opening: 1 };

describe('find in graph', () => {
  it('walks drawn matches in reading order, then those inside stacks', () => {
    const found = findMatches(scene, ' FIRE-1 ');
    expect(found.slice(0, 6).every((match) => match.stack === null)).toBe(true);
    expect(found.slice(6).every((match) => match.stack === 'stack:down:orders')).toBe(true);
    expect(found).toHaveLength(10);
  });
  it('finds nothing for nothing', () => {
    expect(findMatches(scene, '  ')).toEqual([]);
  });
});

describe('roles as switches', () => {
  it('the last role stays on', () => {
    expect(toggled(['delivery'], 'delivery')).toEqual(['delivery']);
    expect(toggled(['delivery', 'backup'], 'delivery')).toEqual(['backup']);
    expect(toggled(['delivery'], 'backup')).toEqual(['delivery', 'backup']);
  });
  it('the legend keeps a usual role that is off, so that it can be switched on again', () => {
    expect(legendRoles(drawing, ['backup']).sort()).toEqual([...defaultRoles, 'backup'].sort());
  });
});

describe('edges in the inspector', () => {
  it('of a pipeline are those that it lies on', () => {
    expect(edgesAt(graph, 'fire-10', 'down').map((e) => e.to)).toEqual(['target-10']);
    expect(edgesAt(graph, 'fire-10', 'up').map((e) => e.from)).toEqual(['orders']);
  });
});
