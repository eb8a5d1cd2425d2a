import { shortHash } from './hash';
import { sortRoles } from './roles';
import type { AssetNode, LineageAnswer, PipelineRef, Role, Side, WireEdge } from './types';

export interface LineageEdge {
  key: string;
  from: string;
  to: string;
  roles: Role[];
  detail: string;
  source: string;
  pipeline: string | null;
  /** The pipeline at one end, when this is half of a stored edge: the server splits edges around a pipeline in focus. */
  splitAt: string | null;
  columns: { from: string[]; to: string }[];
}

/** Everything known so far, by id. `badges` are pipelines that lie on an edge. */
export interface LineageGraph {
  focus: string;
  truncated: boolean;
  nodes: Map<string, AssetNode>;
  edges: Map<string, LineageEdge>;
  badges: Map<string, PipelineRef>;
}

/** One click on a handle: `depth` more hops on one side of `anchor`. */
export interface Opening {
  key: string;
  anchor: string;
  side: Side;
  depth: number;
}

export interface Assembly {
  graph: LineageGraph;
  /** Openings whose answer has arrived and is part of the graph, in the order in which they were found. */
  held: Opening[];
  /** Openings that are wanted, and whose answer is still missing. */
  wanted: Opening[];
}

export const openingDepths = [1, 3] as const;

export const openingKey = (anchor: string, side: Side, depth: number) =>
  shortHash(`${anchor}|${side}|${depth}`);

const edgeKey = (edge: WireEdge) => `${edge.from}>${edge.to}`;

function toEdge(edge: WireEdge): LineageEdge {
  const roles = edge.roles && edge.roles.length > 0 ? edge.roles : [edge.role];
  const pipeline = edge.pipeline?.id ?? null;
  const split = pipeline !== null && (pipeline === edge.from || pipeline === edge.to);
  return {
    key: edgeKey(edge),
    from: edge.from,
    to: edge.to,
    roles: sortRoles(roles),
    detail: edge.detail ?? '',
    source: edge.source ?? '',
    pipeline: split ? null : pipeline,
    splitAt: split ? pipeline : null,
    columns: edge.columns ?? [],
  };
}

function mergeNode(graph: LineageGraph, node: AssetNode) {
  const known = graph.nodes.get(node.id);
  if (!known) graph.nodes.set(node.id, node);
}

function mergeEdge(graph: LineageGraph, wire: WireEdge) {
  if (wire.pipeline) graph.badges.set(wire.pipeline.id, { ...graph.badges.get(wire.pipeline.id), ...wire.pipeline });
  const edge = toEdge(wire);
  const known = graph.edges.get(edge.key);
  if (!known) graph.edges.set(edge.key, edge);
  else {
    graph.edges.set(edge.key, {
      ...known,
      roles: sortRoles([...known.roles, ...edge.roles]),
      // Stored as it stands as well: then it counts as it stands.
      splitAt: edge.splitAt === null ? null : known.splitAt,
    });
  }
}

/** Adds an answer; an edge whose ends are unknown is left out, since nothing could be drawn at its end. */
export function merge(graph: LineageGraph, answer: LineageAnswer): void {
  graph.truncated ||= answer.truncated ?? false;
  for (const node of answer.nodes) mergeNode(graph, node);
  for (const edge of answer.edges) {
    if (graph.nodes.has(edge.from) && graph.nodes.has(edge.to)) mergeEdge(graph, edge);
  }
}

const emptyGraph = (focus: string): LineageGraph => ({
  focus,
  truncated: false,
  nodes: new Map(),
  edges: new Map(),
  badges: new Map(),
});

function openingsOf(anchor: string): Opening[] {
  const sides: Side[] = ['up', 'down'];
  return sides.flatMap((side) =>
    openingDepths.map((depth) => ({ key: openingKey(anchor, side, depth), anchor, side, depth })),
  );
}

/**
 * The base answer plus every opening that can be reached from it. An opening whose anchor is not on screen is
 * ignored but not forgotten, so closing a branch and opening it again brings back the same picture.
 */
export function assemble(
  base: LineageAnswer,
  open: readonly string[],
  answerOf: (opening: Opening) => LineageAnswer | undefined,
): Assembly {
  const graph = emptyGraph(base.focus);
  const chosen = new Set(open);
  const found = new Map<string, Opening>();
  const seen = new Set<string>();
  const notice = (id: string) => {
    if (seen.has(id)) return;
    seen.add(id);
    for (const opening of openingsOf(id)) if (chosen.has(opening.key)) found.set(opening.key, opening);
  };
  const absorb = (answer: LineageAnswer) => {
    merge(graph, answer);
    graph.nodes.forEach((_, id) => notice(id));
    graph.badges.forEach((_, id) => notice(id));
  };
  const held: Opening[] = [];
  const wanted: Opening[] = [];
  absorb(base);
  for (const opening of found.values()) {
    const answer = answerOf(opening);
    if (!answer) wanted.push(opening);
    else {
      held.push(opening);
      absorb(answer);
    }
  }
  return { graph, held, wanted };
}

/** What a node is called in requests: the entity's type and fully qualified name. */
export function refOf(graph: LineageGraph, id: string): { type: string; fullyQualifiedName: string } | null {
  const node = graph.nodes.get(id) ?? graph.badges.get(id);
  return node ? { type: node.type, fullyQualifiedName: node.fullyQualifiedName } : null;
}
