import { useCallback, useEffect, useMemo, useState } from 'react';
import { draw, tally, type Drawing } from '../drawing';
import { moreKey, pickKey, stackFanouts, type FanoutChoice } from '../fanout';
import { openingKey, type LineageGraph, type Opening } from '../graph';
import { shortHash } from '../hash';
import { highlightLine, highlightNode } from '../highlight';
import { nameOf } from '../names';
import type { AssetNode, PipelineRef, Side } from '../types';
import { closed, focusOn, opened, openLimit } from '../url';
import { InteractionStore } from './interaction';
import { useAnswers } from './useAnswers';
import { useScene } from './useScene';
import type { ViewControl } from './useViewState';

export type Facts = AssetNode | PipelineRef;

export const factsOf = (graph: LineageGraph, id: string): Facts | undefined =>
  graph.nodes.get(id) ?? graph.badges.get(id);

function troubleOf(facts: Facts | undefined): number {
  if (facts?.deleted) return 2;
  return facts?.state && facts.state !== 'Active' ? 0 : 1;
}

function choiceFor(graph: LineageGraph, open: readonly string[], held: Opening[]): FanoutChoice {
  return {
    chosen: new Set(open),
    keep: new Set(held.map((opening) => opening.anchor)),
    relevance: (id) => {
      const facts = factsOf(graph, id);
      return { trouble: troubleOf(facts), name: facts ? nameOf(facts) : id };
    },
  };
}

/** What a link calls a node or a line. */
export const selectionKey = (id: string) => shortHash(`sel|${id}`);

export type Selection = { kind: 'node' | 'line'; id: string } | null;

function resolve(drawing: Drawing | undefined, key: string | null): Selection {
  if (!drawing || !key) return null;
  for (const id of drawing.nodes.keys()) if (selectionKey(id) === key) return { kind: 'node', id };
  for (const id of drawing.edges.keys()) if (selectionKey(id) === key) return { kind: 'line', id };
  return null;
}

/** Joins the address, the answers, the drawing and the places of its nodes; the views only show what this returns. */
export function useExplorer(control: ViewControl) {
  const { state, change } = control;
  const answers = useAnswers(state);
  const { assembly } = answers;
  const [store] = useState(() => new InteractionStore());
  const [notice, setNotice] = useState('');
  const picture = useMemo(() => {
    if (!assembly || answers.incomplete) return null;
    const { graph, held } = assembly;
    const drawing = stackFanouts(draw(graph, state.roles), choiceFor(graph, state.open, held));
    return { graph, held, drawing };
  }, [assembly, answers.incomplete, state.roles, state.open]);
  const { scene, busy, error: layoutError, actOn, tidy } = useScene(picture);
  const selection = useMemo(() => resolve(scene?.drawing, state.selected), [scene, state.selected]);

  useEffect(() => {
    const light = selection?.kind === 'node' ? highlightNode : highlightLine;
    const highlight = scene && selection ? light(scene.graph, scene.drawing, selection.id) : null;
    store.set({ selected: selection?.id ?? null, highlight });
  }, [scene, selection, store]);
  useEffect(() => {
    store.set({ busy: new Set(answers.pending.map((opening) => opening.anchor)) });
  }, [answers.pending, store]);

  const actions = useMemo(() => {
    const openKey = (id: string, key: string) => {
      actOn(id);
      change((now) => {
        if (now.open.length < openLimit) return opened(now, key);
        setNotice('full');
        return now;
      });
    };
    return {
      expand: (id: string, side: Side, depth: number) => openKey(id, openingKey(id, side, depth)),
      collapse: (id: string, key: string) => {
        actOn(id);
        change((now) => closed(now, key));
      },
      pick: (stack: string, id: string) => openKey(stack, pickKey(id)),
      showMore: (stack: string, parent: string) => openKey(parent, moreKey(stack)),
      select: (id: string | null) =>
        change((now) => {
          const key = id === null ? null : selectionKey(id);
          return now.selected === key ? now : { ...now, selected: key };
        }),
      focus: (facts: Facts) =>
        change((now) => focusOn(now, { type: facts.type, fullyQualifiedName: facts.fullyQualifiedName })),
    };
  }, [actOn, change]);

  return {
    control, answers, store, scene, busy, layoutError, selection, actions, tidy, notice,
    clearNotice: useCallback(() => setNotice(''), []),
    tally: scene ? tally(scene.drawing) : null,
  };
}

export type Explorer = ReturnType<typeof useExplorer>;
