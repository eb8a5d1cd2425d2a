import type { LineageEdge, LineageGraph } from './graph';
import { nameOf } from './names';
import { sortRoles } from './roles';
import type { AssetNode, PipelineRef, Role, Side } from './types';

/** A stack stands for siblings that are not drawn. */
export interface Stack {
  parent: string;
  side: Side;
  members: string[];
}

export interface DrawnNode {
  id: string;
  shape: 'asset' | 'pipeline' | 'stack';
  name: string;
  /** Neighbours on each side that the server knows and the page has not opened. */
  hiddenUp: number;
  hiddenDown: number;
  /** Hops from the focus; negative upstream. */
  hops: number;
  stack?: Stack;
}

export interface DrawnEdge {
  id: string;
  from: string;
  to: string;
  roles: Role[];
  /** Chips are drawn on the half that ends at the target, so that they are not said twice. */
  chips: boolean;
  /** The edges of the catalog that run through this line. */
  keys: string[];
}

export interface Drawing {
  focus: string;
  nodes: Map<string, DrawnNode>;
  edges: Map<string, DrawnEdge>;
  outgoing: Map<string, string[]>;
  incoming: Map<string, string[]>;
}

export const lineId = (from: string, to: string) => `${from}~${to}`;

export function push<K, V>(map: Map<K, V[]>, key: K, value: V) {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

const factsOf = (graph: LineageGraph, id: string): AssetNode | PipelineRef | undefined =>
  graph.nodes.get(id) ?? graph.badges.get(id);

const isPipeline = (graph: LineageGraph, id: string) => factsOf(graph, id)?.type === 'pipeline';

/** Roles to show for an edge: those that are switched on, or all when the switches would leave none. */
function visibleRoles(edge: LineageEdge, chosen: readonly Role[]): Role[] {
  const kept = edge.roles.filter((role) => chosen.includes(role));
  return kept.length > 0 ? kept : edge.roles;
}

function addLine(edges: Map<string, DrawnEdge>, line: DrawnEdge) {
  const known = edges.get(line.id);
  if (!known) edges.set(line.id, line);
  else {
    edges.set(line.id, {
      ...known,
      roles: sortRoles([...known.roles, ...line.roles]),
      keys: [...known.keys, ...line.keys],
      chips: known.chips || line.chips,
    });
  }
}

/** X→Y with a pipeline P on it is drawn as X→P→Y; every other edge as it is. */
function linesOf(graph: LineageGraph, edge: LineageEdge, chosen: readonly Role[]): DrawnEdge[] {
  const roles = visibleRoles(edge, chosen);
  const line = (from: string, to: string, chips: boolean): DrawnEdge => ({
    id: lineId(from, to), from, to, roles, chips, keys: [edge.key],
  });
  const { pipeline, from, to } = edge;
  if (pipeline === null) return [line(from, to, !isPipeline(graph, to) || roles.includes('producer'))];
  return [line(from, pipeline, false), line(pipeline, to, true)];
}

/** Edges by the node they leave or reach, and by the pipeline on them. */
function edgesAt(graph: LineageGraph, near: 'from' | 'to'): Map<string, LineageEdge[]> {
  const edges = new Map<string, LineageEdge[]>();
  for (const edge of graph.edges.values()) {
    push(edges, edge[near], edge);
    if (edge.pipeline !== null) push(edges, edge.pipeline, edge);
  }
  return edges;
}

/**
 * Neighbours on screen on one side, as the server counts them. Around a pipeline in focus the server answers X→P and
 * P→Y for what it stores, and counts, as X→Y; so the far side of such a pipeline counts as shown for X.
 */
function shownCount(edges: Map<string, LineageEdge[]>, id: string, end: 'from' | 'to'): number {
  const shown = new Set<string>();
  for (const edge of edges.get(id) ?? []) {
    const other = edge[end];
    if (edge.splitAt !== other) shown.add(other);
    else beyond(edges, other, end).forEach((far) => shown.add(far));
  }
  return shown.size;
}

const beyond = (edges: Map<string, LineageEdge[]>, pipeline: string, end: 'from' | 'to') =>
  (edges.get(pipeline) ?? []).filter((edge) => edge.splitAt === pipeline).map((edge) => edge[end]);

/**
 * Signed hops from the focus, nearest first; upstream is negative. They are counted as the server counts them: source,
 * pipeline and destination are one hop, whether the pipeline lies on the edge or is stored between two edges.
 */
function hopsFrom(graph: LineageGraph): Map<string, number> {
  const hops = new Map<string, number>([[graph.focus, 0]]);
  const edges = [...graph.edges.values()];
  const ways = { up: groupBy(edges, (edge) => edge.to), down: groupBy(edges, (edge) => edge.from) };
  walkHops(graph, hops, ways, 'up', [graph.focus]);
  walkHops(graph, hops, ways, 'down', [graph.focus]);
  // What lies neither up nor down the focus takes its place from the neighbour that brought it in.
  for (let before = -1; before !== hops.size; ) {
    before = hops.size;
    walkHops(graph, hops, ways, 'up', [...hops.keys()]);
    walkHops(graph, hops, ways, 'down', [...hops.keys()]);
  }
  return hops;
}

function walkHops(
  graph: LineageGraph, hops: Map<string, number>, ways: Record<Side, Map<string, LineageEdge[]>>, side: Side, starts: string[],
) {
  const [end, sign] = side === 'up' ? (['from', -1] as const) : (['to', 1] as const);
  let frontier = starts;
  while (frontier.length > 0) {
    const further: string[] = [];
    for (const id of frontier) {
      const through = isPipeline(graph, id) && id !== graph.focus;
      for (const edge of ways[side].get(id) ?? []) {
        const hop = hops.get(id)! + (through ? 0 : sign);
        if (edge.pipeline !== null && !hops.has(edge.pipeline)) hops.set(edge.pipeline, hop);
        const next = edge[end];
        if (hops.has(next)) continue;
        hops.set(next, hop);
        (through ? frontier : further).push(next);
      }
    }
    frontier = further;
  }
}

function groupBy(edges: LineageEdge[], key: (edge: LineageEdge) => string): Map<string, LineageEdge[]> {
  const groups = new Map<string, LineageEdge[]>();
  for (const edge of edges) push(groups, key(edge), edge);
  return groups;
}

/** Lookup tables by node; kept apart so that hiding nodes can rebuild them cheaply. */
export function indexed(focus: string, nodes: Map<string, DrawnNode>, edges: Map<string, DrawnEdge>): Drawing {
  const outgoing = new Map<string, string[]>();
  const incoming = new Map<string, string[]>();
  for (const edge of edges.values()) {
    push(outgoing, edge.from, edge.id);
    push(incoming, edge.to, edge.id);
  }
  return { focus, nodes, edges, outgoing, incoming };
}

/** What is on the canvas before wide fan-outs are stacked. */
export function draw(graph: LineageGraph, chosen: readonly Role[]): Drawing {
  const edges = new Map<string, DrawnEdge>();
  for (const edge of graph.edges.values()) {
    for (const line of linesOf(graph, edge, chosen)) addLine(edges, line);
  }
  const ids = new Set(graph.nodes.keys());
  for (const edge of edges.values()) ids.add(edge.from).add(edge.to);
  const leaving = edgesAt(graph, 'from');
  const reaching = edgesAt(graph, 'to');
  const hops = hopsFrom(graph);
  const nodes = new Map<string, DrawnNode>();
  for (const id of ids) {
    const node = graph.nodes.get(id);
    const badge = graph.badges.get(id);
    const up = node?.upstreamCount ?? badge?.upstreamCount ?? 0;
    const down = node?.downstreamCount ?? badge?.downstreamCount ?? 0;
    nodes.set(id, {
      id,
      shape: isPipeline(graph, id) ? 'pipeline' : 'asset',
      name: nameOf((node ?? badge)!),
      hiddenUp: Math.max(0, up - shownCount(reaching, id, 'from')),
      hiddenDown: Math.max(0, down - shownCount(leaving, id, 'to')),
      hops: hops.get(id) ?? 0,
    });
  }
  return indexed(graph.focus, nodes, edges);
}

export interface Tally {
  shown: number;
  notOpened: number;
}

/** "12 shown, 31 not opened". Members of stacks are known but not shown, so they count as not opened. */
export function tally(drawing: Drawing): Tally {
  let shown = 0;
  let notOpened = 0;
  for (const node of drawing.nodes.values()) {
    if (node.stack) notOpened += node.stack.members.length;
    else {
      shown += 1;
      notOpened += node.hiddenUp + node.hiddenDown;
    }
  }
  return { shown, notOpened };
}
