import type { Drawing, DrawnNode } from './drawing';
import type { Box, Boxes } from './keyboard';
import { allRoles } from './roles';
import type { Side } from './types';

export const sizes = {
  asset: { width: 240, height: 56 },
  pipeline: { width: 240, height: 40 },
  stack: { width: 240, height: 40 },
} as const;

export const sizeOf = (node: DrawnNode) => sizes[node.shape];

/** Room between columns: wide enough for a Bézier, its chips and the two handles. */
export const columnGap = 64;
export const rowGap = 24;

/** Up to here straight lines and siblings in the order of their names cost nothing that anyone could notice; at 500 nodes they would cost seconds. */
const carefulUpTo = 150;

export interface ElkNode {
  id: string;
  width: number;
  height: number;
  x?: number;
  y?: number;
}

export interface ElkGraph {
  id: 'root';
  layoutOptions: Record<string, string>;
  children: ElkNode[];
  edges: { id: string; sources: [string]; targets: [string] }[];
}

export interface Anchored {
  /** Where things are now. */
  boxes: Boxes;
  /** The node that was acted on; new nodes start beside it when nothing else is known. */
  anchor: string;
}

function options(count: number): Record<string, string> {
  const careful = count <= carefulUpTo;
  return {
    'elk.algorithm': 'layered',
    'elk.direction': 'RIGHT',
    'elk.edgeRouting': 'POLYLINE',
    'elk.layered.thoroughness': '3',
    'elk.layered.nodePlacement.strategy': careful ? 'NETWORK_SIMPLEX' : 'SIMPLE',
    'elk.layered.considerModelOrder.strategy': careful ? 'NODES_AND_EDGES' : 'NONE',
    'elk.spacing.nodeNode': String(rowGap),
    'elk.layered.spacing.nodeNodeBetweenLayers': String(columnGap),
    'elk.spacing.edgeNode': '12',
    'elk.spacing.edgeEdge': '8',
    'elk.layered.spacing.edgeNodeBetweenLayers': '24',
    'elk.padding': '[top=0,left=0,bottom=0,right=0]',
  };
}

/** All three, and no separate components: with any of them missing, known nodes change places. */
const stable: Record<string, string> = {
  'elk.layered.cycleBreaking.strategy': 'INTERACTIVE',
  'elk.layered.layering.strategy': 'INTERACTIVE',
  'elk.layered.crossingMinimization.strategy': 'INTERACTIVE',
  'elk.separateConnectedComponents': 'false',
};

/** `fire-2` before `fire-10`. */
const { compare } = new Intl.Collator('en', { numeric: true });

/** What is delivered to stands above what only gets backups or failed records. */
function weight(drawing: Drawing, node: DrawnNode): number {
  const lines = (drawing.incoming.get(node.id) ?? []).map((line) => drawing.edges.get(line)!);
  const ranks = lines.map((line) => allRoles.indexOf(line.roles[0] ?? 'delivery'));
  return ranks.length > 0 ? Math.min(...ranks) : 0;
}

/** The order in which ELK sees the nodes decides ties: by role and name within a hop, a stack after its siblings. */
function inReadingOrder(drawing: Drawing, nodes: DrawnNode[]): DrawnNode[] {
  const weights = new Map(nodes.map((node) => [node.id, weight(drawing, node)]));
  return nodes.sort(
    (a, b) =>
      a.hops - b.hops ||
      Number(a.shape === 'stack') - Number(b.shape === 'stack') ||
      weights.get(a.id)! - weights.get(b.id)! ||
      compare(a.name, b.name) ||
      a.id.localeCompare(b.id),
  );
}

const besideX = (parent: Box, side: Side, width: number) =>
  side === 'down' ? parent.x + parent.width + columnGap : parent.x - columnGap - width;

/** A node next to `id` that already has a place, and on which side of it `id` lies. */
function placedParent(drawing: Drawing, boxes: Boxes, id: string): { box: Box; side: Side } | null {
  for (const line of drawing.incoming.get(id) ?? []) {
    const box = boxes.get(drawing.edges.get(line)!.from);
    if (box !== undefined) return { box, side: 'down' };
  }
  for (const line of drawing.outgoing.get(id) ?? []) {
    const box = boxes.get(drawing.edges.get(line)!.to);
    if (box !== undefined) return { box, side: 'up' };
  }
  return null;
}

/** Gives every new node a first place beside a neighbour that has one, row by row below the last newcomer there. */
export function placeNewcomers(drawing: Drawing, at: Anchored): Map<string, Box> {
  const boxes = new Map<string, Box>();
  for (const [id, box] of at.boxes) if (drawing.nodes.has(id)) boxes.set(id, box);
  const fallback = at.boxes.get(at.anchor) ?? { x: 0, y: 0, width: 0, height: 0 };
  const rows = new Map<string, number>();
  let waiting = inReadingOrder(drawing, [...drawing.nodes.values()].filter((node) => !boxes.has(node.id)));
  while (waiting.length > 0) {
    const later: DrawnNode[] = [];
    const before = waiting.length;
    for (const node of waiting) {
      const parent = placedParent(drawing, boxes, node.id);
      if (!parent) {
        later.push(node);
        continue;
      }
      boxes.set(node.id, newcomer(node, parent.box, parent.side, rows));
    }
    if (later.length === before) {
      for (const node of later) boxes.set(node.id, newcomer(node, fallback, 'down', rows));
      return boxes;
    }
    waiting = later;
  }
  return boxes;
}

function newcomer(node: DrawnNode, parent: Box, side: Side, rows: Map<string, number>): Box {
  const size = sizeOf(node);
  const key = `${parent.x}:${parent.y}:${side}`;
  const row = rows.get(key) ?? 0;
  rows.set(key, row + 1);
  return { ...size, x: besideX(parent, side, size.width), y: parent.y + 1 + row * (size.height + rowGap) };
}

/** The graph for ELK. With `at`, everything that has a place keeps its column and its order. */
export function layoutInput(drawing: Drawing, at: Anchored | null): ElkGraph {
  const nodes = inReadingOrder(drawing, [...drawing.nodes.values()]);
  const known = at && at.boxes.size > 0 ? placeNewcomers(drawing, at) : null;
  const children = nodes.map((node): ElkNode => {
    const box = known?.get(node.id);
    return { id: node.id, ...sizeOf(node), ...(box ? { x: box.x, y: box.y } : {}) };
  });
  const place = new Map(nodes.map((node, index) => [node.id, index]));
  const ordered = [...drawing.edges.values()].sort(
    (a, b) => place.get(a.from)! - place.get(b.from)! || place.get(a.to)! - place.get(b.to)!,
  );
  const edges = ordered.map((edge) => ({
    id: edge.id,
    sources: [edge.from] as [string],
    targets: [edge.to] as [string],
  }));
  return {
    id: 'root',
    layoutOptions: { ...options(nodes.length), ...(known ? stable : {}) },
    children,
    edges,
  };
}

/** Reads ELK's answer and moves everything so that the anchor stays exactly where it was. */
export function boxesFrom(answer: { children?: ElkNode[] }, at: Anchored | null): Map<string, Box> {
  const boxes = new Map<string, Box>();
  for (const child of answer.children ?? []) {
    boxes.set(child.id, { x: child.x ?? 0, y: child.y ?? 0, width: child.width, height: child.height });
  }
  const before = at?.boxes.get(at.anchor);
  const after = at ? boxes.get(at.anchor) : undefined;
  if (before === undefined || after === undefined) return boxes;
  const dx = before.x - after.x;
  const dy = before.y - after.y;
  for (const [id, box] of boxes) boxes.set(id, { ...box, x: box.x + dx, y: box.y + dy });
  return boxes;
}
