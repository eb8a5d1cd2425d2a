import type { Drawing } from './drawing';
import type { Role, Side } from './types';

export interface TreeRow {
  id: string;
  level: number;
  /** How the row hangs on its parent; null for the focus. */
  side: Side | null;
  roles: Role[];
  hops: number;
  hiddenUp: number;
  hiddenDown: number;
  position: number;
  siblings: number;
}

interface Child {
  id: string;
  side: Side;
  roles: Role[];
}

function children(drawing: Drawing, id: string): Child[] {
  const up = (drawing.incoming.get(id) ?? []).map((line) => {
    const edge = drawing.edges.get(line)!;
    return { id: edge.from, side: 'up' as const, roles: edge.roles };
  });
  const down = (drawing.outgoing.get(id) ?? []).map((line) => {
    const edge = drawing.edges.get(line)!;
    return { id: edge.to, side: 'down' as const, roles: edge.roles };
  });
  return [...up, ...down];
}

/** Which parent brings a node in: breadth first, so every node hangs at its shortest distance, once. */
function parents(drawing: Drawing): Map<string, Child[]> {
  const seen = new Set([drawing.focus]);
  const tree = new Map<string, Child[]>();
  for (const id of seen) {
    const fresh: Child[] = [];
    for (const child of children(drawing, id)) {
      if (seen.has(child.id)) continue;
      seen.add(child.id);
      fresh.push(child);
    }
    tree.set(id, fresh);
  }
  return tree;
}

/** The same subgraph as the canvas, as rows of a tree table: upstream first, then downstream. */
export function treeRows(drawing: Drawing, nameOfId: (id: string) => string): TreeRow[] {
  const tree = parents(drawing);
  const rows: TreeRow[] = [];
  const visit = (child: { id: string; side: Side | null; roles: Role[] }, level: number, position: number, siblings: number) => {
    const node = drawing.nodes.get(child.id);
    if (!node) return;
    const { hops, hiddenUp, hiddenDown } = node;
    rows.push({ ...child, level, hops, hiddenUp, hiddenDown, position, siblings });
    const below = [...(tree.get(child.id) ?? [])].sort(
      (a, b) => (a.side === b.side ? nameOfId(a.id).localeCompare(nameOfId(b.id)) : a.side === 'up' ? -1 : 1),
    );
    below.forEach((next, index) => visit(next, level + 1, index + 1, below.length));
  };
  visit({ id: drawing.focus, side: null, roles: [] }, 1, 1, 1);
  return rows;
}
