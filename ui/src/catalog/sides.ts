import type { LineageEdge, LineageGraph, LineageNode, LineageRole } from '../api/types';

export interface Side {
  node: LineageNode;
  role: LineageRole;
}

const order: LineageRole[] = ['delivery', 'producer', 'change_capture', 'staging', 'backup', 'error_sink', 'described_by'];
const rank = (side: Side) => order.indexOf(side.role);
const strongest = (edge: LineageEdge): LineageRole => order.find((role) => role === edge.role || edge.roles?.includes(role)) ?? edge.role;

/** The assets directly before and after the focus, each once, the strongest role first. */
export function sidesOf(graph: LineageGraph): { sources: Side[]; targets: Side[] } {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const sources: Side[] = [];
  const targets: Side[] = [];
  for (const edge of graph.edges) {
    const own = edge.from === graph.focus ? edge.to : edge.to === graph.focus ? edge.from : undefined;
    const node = own === undefined ? undefined : nodes.get(own);
    if (node) (edge.to === graph.focus ? sources : targets).push({ node, role: strongest(edge) });
  }
  return { sources: unique(sources), targets: unique(targets) };
}

function unique(sides: Side[]): Side[] {
  const best = new Map<string, Side>();
  for (const side of [...sides].sort((a, b) => rank(a) - rank(b))) {
    if (!best.has(side.node.id)) best.set(side.node.id, side);
  }
  return [...best.values()];
}
