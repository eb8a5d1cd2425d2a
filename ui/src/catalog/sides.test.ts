import { describe, expect, it } from 'vitest';
import type { LineageEdge, LineageNode, LineageRole } from '../api/types';
import { sidesOf } from './sides';

const node = (id: string): LineageNode => ({
  id, type: 'topic', name: id, fullyQualifiedName: id, external: false, deleted: false, depth: 0, upstreamCount: 0, downstreamCount: 0,
});
const edge = (from: string, to: string, role: LineageRole): LineageEdge => ({ from, to, role, roles: [role] });

describe('sidesOf', () => {
  const graph = {
    focus: 'p', truncated: false, nodes: ['p', 's', 'b', 't', 'far'].map(node),
    edges: [edge('s', 'p', 'delivery'), edge('p', 'b', 'error_sink'), edge('p', 't', 'delivery'), edge('t', 'far', 'described_by'), edge('p', 'b', 'staging')],
  };
  it('takes only what stands directly beside the focus', () => {
    expect(sidesOf(graph).sources.map((side) => side.node.id)).toEqual(['s']);
    expect(sidesOf(graph).targets.map((side) => side.node.id)).toEqual(['t', 'b']);
  });
  it('names an asset once, by its strongest role', () =>
    expect(sidesOf(graph).targets.find((side) => side.node.id === 'b')?.role).toBe('staging'));
  it('skips an edge whose node the server did not send', () =>
    expect(sidesOf({ ...graph, nodes: [node('p')] })).toEqual({ sources: [], targets: [] }));
});
