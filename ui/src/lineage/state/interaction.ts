import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Highlight } from '../highlight';

/** What changes while looking around. It never reaches the node arrays: each card reads its own few words from here. */
export interface Interaction {
  /** The node with the roving focus. */
  active: string | null;
  selected: string | null;
  highlight: Highlight | null;
  /** Lines at the node under the pointer, after it has rested. */
  near: ReadonlySet<string>;
  matches: ReadonlySet<string>;
  busy: ReadonlySet<string>;
}

const calm: Interaction = {
  active: null, selected: null, highlight: null, near: new Set(), matches: new Set(), busy: new Set(),
};

export class InteractionStore {
  private now = calm;
  private readonly listeners = new Set<() => void>();

  readonly get = () => this.now;

  set(change: Partial<Interaction>): void {
    this.now = { ...this.now, ...change };
    this.listeners.forEach((tell) => tell());
  }

  readonly subscribe = (tell: () => void) => {
    this.listeners.add(tell);
    return () => {
      this.listeners.delete(tell);
    };
  };
}

export const InteractionContext = createContext<InteractionStore | null>(null);

export function useInteractionStore(): InteractionStore {
  const store = useContext(InteractionContext);
  if (!store) throw new Error('The canvas has no interaction store around it');
  return store;
}

/** Renders again only when the selected value, a string or number, changes. */
export function useInteraction<T extends string | number | boolean | null>(select: (now: Interaction) => T): T {
  const store = useInteractionStore();
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}

export function nodeTone(now: Interaction, id: string): string {
  const words: string[] = [];
  if (now.highlight) words.push(now.highlight.nodes.has(id) ? 'is-lit' : 'is-dim');
  if (now.selected === id) words.push('is-selected');
  if (now.active === id) words.push('is-active');
  if (now.matches.has(id)) words.push('is-match');
  if (now.busy.has(id)) words.push('is-busy');
  return words.join(' ');
}

export function lineTone(now: Interaction, id: string): string {
  const words: string[] = [];
  if (now.highlight) words.push(now.highlight.lines.has(id) ? 'is-lit' : 'is-dim');
  if (now.selected === id) words.push('is-selected');
  if (now.near.has(id)) words.push('is-near');
  return words.join(' ');
}
