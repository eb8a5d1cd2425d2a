import { indexed, lineId, type DrawnEdge, type DrawnNode, type Drawing, type Stack } from './drawing';
import { sortRoles } from './roles';
import { shortHash } from './hash';
import type { Side } from './types';

export const fanoutLimit = 8;
export const fanoutShown = 6;
export const fanoutMore = 25;

export interface Relevance {
  /** Lower is more relevant. */
  trouble: number;
  name: string;
}

export interface FanoutChoice {
  /** Keys of `pickKey` and `moreKey` that a person has switched on. */
  chosen: ReadonlySet<string>;
  /** Nodes that must stay visible whatever their rank: the selected one, those with a branch opened by hand. */
  keep: ReadonlySet<string>;
  relevance: (id: string) => Relevance;
}

export const pickKey = (id: string) => shortHash(`${id}|pick`);
export const stackId = (parent: string, side: Side) => `stack:${side}:${parent}`;
export const moreKey = (stack: string) => shortHash(`${stack}|more`);

function byRelevance(choice: FanoutChoice, ids: string[]): string[] {
  const ranked = ids.map((id) => ({ id, ...choice.relevance(id) }));
  ranked.sort((a, b) => a.trouble - b.trouble || a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
  return ranked.map((entry) => entry.id);
}

/** Of one side of a node, which siblings are drawn and which go to the stack. */
export function divide(choice: FanoutChoice, parent: string, side: Side, siblings: string[]): [string[], string[]] {
  if (siblings.length <= fanoutLimit) return [siblings, []];
  const limit = choice.chosen.has(moreKey(stackId(parent, side))) ? fanoutMore : fanoutShown;
  const ranked = byRelevance(choice, siblings);
  const shown: string[] = [];
  const stacked: string[] = [];
  for (const [index, id] of ranked.entries()) {
    const wanted = index < limit || choice.keep.has(id) || choice.chosen.has(pickKey(id));
    (wanted ? shown : stacked).push(id);
  }
  // A stack of one takes the room of the node it would hide.
  if (stacked.length === 1) shown.push(stacked.pop()!);
  return [shown, stacked];
}

const neighboursAt = (drawing: Drawing, id: string, side: Side): string[] =>
  side === 'down'
    ? (drawing.outgoing.get(id) ?? []).map((line) => drawing.edges.get(line)!.to)
    : (drawing.incoming.get(id) ?? []).map((line) => drawing.edges.get(line)!.from);

/** Nearest first: a node that went to a stack stays there, whatever else leads to it. */
function walk(drawing: Drawing, choice: FanoutChoice): { visible: Set<string>; stacks: Map<string, Stack> } {
  const visible = new Set([drawing.focus]);
  const stacked = new Set<string>();
  const stacks = new Map<string, Stack>();
  for (const id of visible) {
    for (const side of ['up', 'down'] as const) {
      const fresh = neighboursAt(drawing, id, side).filter((next) => !visible.has(next) && !stacked.has(next));
      const [shown, members] = divide(choice, id, side, fresh);
      shown.forEach((next) => visible.add(next));
      members.forEach((next) => stacked.add(next));
      if (members.length > 0) stacks.set(stackId(id, side), { parent: id, side, members });
    }
  }
  return { visible, stacks };
}

function stackNode(drawing: Drawing, id: string, stack: Stack): DrawnNode {
  const hops = (drawing.nodes.get(stack.parent)?.hops ?? 0) + (stack.side === 'down' ? 1 : -1);
  return { id, shape: 'stack', name: '', hiddenUp: 0, hiddenDown: 0, hops, stack };
}

/** Lines of stacked nodes end at their stack; several of them become one, in the strongest role. */
function redirect(drawing: Drawing, nodes: Map<string, DrawnNode>, stackOf: Map<string, string>): Map<string, DrawnEdge> {
  const edges = new Map<string, DrawnEdge>();
  for (const edge of drawing.edges.values()) {
    const from = stackOf.get(edge.from) ?? edge.from;
    const to = stackOf.get(edge.to) ?? edge.to;
    if (!nodes.has(from) || !nodes.has(to) || from === to) continue;
    if (from === edge.from && to === edge.to) {
      edges.set(edge.id, edge);
      continue;
    }
    const id = lineId(from, to);
    const roles = sortRoles([...(edges.get(id)?.roles ?? []), ...edge.roles]).slice(0, 1);
    edges.set(id, { id, from, to, roles, chips: false, keys: [...(edges.get(id)?.keys ?? []), ...edge.keys] });
  }
  return edges;
}

/**
 * More than 8 siblings on one side of a node become the 6 most relevant ones and a stack. What lies only behind
 * a stacked node is hidden with it.
 */
export function stackFanouts(drawing: Drawing, choice: FanoutChoice): Drawing {
  const { visible, stacks } = walk(drawing, choice);
  if (stacks.size === 0 && visible.size === drawing.nodes.size) return drawing;
  const nodes = new Map([...drawing.nodes].filter(([id]) => visible.has(id)));
  const stackOf = new Map<string, string>();
  for (const [id, stack] of stacks) {
    nodes.set(id, stackNode(drawing, id, stack));
    stack.members.forEach((member) => stackOf.set(member, id));
  }
  return indexed(drawing.focus, nodes, redirect(drawing, nodes, stackOf));
}

/** Members of all stacks, by the stack's id. */
export function stacksOf(drawing: Drawing): Map<string, Stack> {
  const stacks = new Map<string, Stack>();
  for (const node of drawing.nodes.values()) if (node.stack) stacks.set(node.id, node.stack);
  return stacks;
}

