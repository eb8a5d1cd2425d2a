import { kindWord } from '../../shared/glyphs/kind';
import { pipelineFace } from '../../shared/status/status';
import { text } from '../../shared/text/text';
import type { DrawnNode } from '../drawing';
import type { LineageGraph, Opening } from '../graph';
import { nameOf } from '../names';
import { factsOf, type Facts } from '../state/useExplorer';
import type { Side } from '../types';

/** All that a card shows. Made once for each picture, so that moving it draws nothing again. */
export interface CardData extends Record<string, unknown> {
  drawn: DrawnNode;
  facts: Facts | null;
  name: string;
  isFocus: boolean;
  homeAccount: string | null;
  /** Keys of openings by hand, which `−` closes. */
  openUp: string | null;
  openDown: string | null;
  spoken: string;
}

export const isExternal = (facts: Facts | null) => !!facts && 'external' in facts && facts.external === true;
/** A pipeline passes records on as they come; only what it delivers to may be decided for each of them. */
export const isDynamic = (facts: Facts | null) =>
  !!facts && facts.type !== 'pipeline' && 'dynamic' in facts && facts.dynamic === true;

const part = (word: string | null | undefined) => (word ? text('lineage.node.spokenPart', { word }) : '');

export function spokenName(facts: Facts, drawn: DrawnNode, shownUp: number, shownDown: number): string {
  const hidden = drawn.hiddenUp + drawn.hiddenDown;
  const states = [
    facts.state || facts.deleted ? text(pipelineFace(facts.state, facts.deleted).word) : null,
    isExternal(facts) ? text('lineage.node.externalWord') : null,
  ];
  return text('lineage.node.spoken', {
    name: nameOf(facts),
    kind: text(kindWord(facts.type, facts.serviceType)),
    place: part(facts.region),
    state: states.map(part).join('').toLowerCase(),
    up: shownUp + drawn.hiddenUp,
    down: shownDown + drawn.hiddenDown,
    hidden: hidden > 0 ? text('lineage.node.spokenHidden', { n: hidden }) : '',
  });
}

/** The account being looked at: that of the focus, or, where that has none, the one that most nodes share. */
export function homeAccountOf(graph: LineageGraph): string | null {
  const own = factsOf(graph, graph.focus)?.account;
  if (own) return own;
  const counts = new Map<string, number>();
  for (const { account } of [...graph.nodes.values(), ...graph.badges.values()]) {
    if (account) counts.set(account, (counts.get(account) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))[0]?.[0] ?? null;
}

export function heldBySide(held: Opening[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const opening of held) found.set(`${opening.anchor}|${opening.side}`, opening.key);
  return found;
}

interface Around {
  graph: LineageGraph;
  homeAccount: string | null;
  focus: string;
  held: Map<string, string>;
  shown: (id: string, side: Side) => number;
}

export function cardData(drawn: DrawnNode, around: Around): CardData {
  const { graph, focus, held, shown } = around;
  const facts = factsOf(graph, drawn.id) ?? null;
  const stacked = drawn.stack?.members.length ?? 0;
  const name = facts ? nameOf(facts) : text('lineage.stack', { n: stacked });
  return {
    drawn,
    facts,
    name,
    isFocus: drawn.id === focus,
    homeAccount: around.homeAccount,
    openUp: held.get(`${drawn.id}|up`) ?? null,
    openDown: held.get(`${drawn.id}|down`) ?? null,
    spoken: facts
      ? spokenName(facts, drawn, shown(drawn.id, 'up'), shown(drawn.id, 'down'))
      : text('lineage.stackSpoken', { n: stacked }),
  };
}
