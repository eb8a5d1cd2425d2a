import { lineId, type Drawing } from './drawing';
import type { LineageEdge, LineageGraph } from './graph';

export interface Highlight {
  nodes: Set<string>;
  lines: Set<string>;
}

interface Light extends Highlight {
  /** Edges of the catalog on the path. */
  keys: Set<string>;
}

interface Ways {
  from: Map<string, LineageEdge[]>;
  to: Map<string, LineageEdge[]>;
  via: Map<string, LineageEdge[]>;
}

const put = (map: Map<string, LineageEdge[]>, key: string, edge: LineageEdge) => {
  const list = map.get(key);
  if (list) list.push(edge);
  else map.set(key, [edge]);
};

function waysOf(graph: LineageGraph): Ways {
  const ways: Ways = { from: new Map(), to: new Map(), via: new Map() };
  for (const edge of graph.edges.values()) {
    put(ways.from, edge.from, edge);
    put(ways.to, edge.to, edge);
    if (edge.pipeline !== null) put(ways.via, edge.pipeline, edge);
  }
  return ways;
}

function lightEdge(highlight: Light, edge: LineageEdge) {
  highlight.keys.add(edge.key);
  if (edge.pipeline === null) {
    highlight.lines.add(lineId(edge.from, edge.to));
    return;
  }
  highlight.nodes.add(edge.pipeline);
  highlight.lines.add(lineId(edge.from, edge.pipeline)).add(lineId(edge.pipeline, edge.to));
}

/** Walks whole edges, so that a pipeline with several sources does not join a source to another one's target. */
function follow(highlight: Light, edges: Map<string, LineageEdge[]>, end: 'from' | 'to', starts: string[]) {
  const queue = [...new Set(starts)];
  const seen = new Set(queue);
  for (const id of queue) {
    highlight.nodes.add(id);
    for (const edge of edges.get(id) ?? []) {
      lightEdge(highlight, edge);
      const next = edge[end];
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push(next);
    }
  }
}

/** A stack lights up with any of its members, and its lines with any edge in them. */
function lightStacks(drawing: Drawing, highlight: Highlight, keys: ReadonlySet<string>) {
  for (const node of drawing.nodes.values()) {
    if (node.stack?.members.some((id) => highlight.nodes.has(id))) highlight.nodes.add(node.id);
  }
  for (const line of drawing.edges.values()) {
    const ends = [line.from, line.to];
    const atStack = ends.some((id) => drawing.nodes.get(id)?.stack);
    if (atStack && ends.every((id) => highlight.nodes.has(id)) && line.keys.some((key) => keys.has(key))) {
      highlight.lines.add(line.id);
    }
  }
}

/** Everything upstream and downstream of a node, on whole paths. */
export function highlightNode(graph: LineageGraph, drawing: Drawing, id: string): Highlight {
  const ways = waysOf(graph);
  const highlight: Light = { nodes: new Set([id]), lines: new Set(), keys: new Set() };
  const through = ways.via.get(id) ?? [];
  through.forEach((edge) => lightEdge(highlight, edge));
  follow(highlight, ways.to, 'from', [id, ...through.map((edge) => edge.from)]);
  follow(highlight, ways.from, 'to', [id, ...through.map((edge) => edge.to)]);
  lightStacks(drawing, highlight, highlight.keys);
  return highlight;
}

/** The edges that run through one line, and what leads to and from them. */
export function highlightLine(graph: LineageGraph, drawing: Drawing, line: string): Highlight {
  const ways = waysOf(graph);
  const drawn = drawing.edges.get(line);
  const highlight: Light = { nodes: new Set(), lines: new Set([line]), keys: new Set() };
  if (!drawn) return highlight;
  const edges = drawn.keys.flatMap((key) => graph.edges.get(key) ?? []);
  edges.forEach((edge) => lightEdge(highlight, edge));
  highlight.nodes.add(drawn.from).add(drawn.to);
  follow(highlight, ways.to, 'from', edges.map((edge) => edge.from));
  follow(highlight, ways.from, 'to', edges.map((edge) => edge.to));
  lightStacks(drawing, highlight, highlight.keys);
  return highlight;
}
