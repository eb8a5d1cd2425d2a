import { useCallback, useEffect, useRef, useState } from 'react';
import type { Drawing } from '../drawing';
import type { LineageGraph, Opening } from '../graph';
import { layoutClient } from '../elkWorker';
import type { Boxes } from '../keyboard';
import { boxesFrom, layoutInput, type Anchored } from '../layoutInput';
import { shortHash } from '../hash';

export interface Picture {
  graph: LineageGraph;
  drawing: Drawing;
  held: Opening[];
}

/** A picture and the places of its nodes, always together, so that the canvas never shows half of a change. */
export interface Scene extends Picture {
  boxes: Boxes;
  /** Grows with each picture that starts anew; then, and only then, the camera may be moved. */
  opening: number;
}

interface SceneState {
  scene: Scene | null;
  busy: boolean;
  error: Error | null;
  /** The next change happens around this node: it stays where it is. */
  actOn: (id: string) => void;
  tidy: () => void;
}

const remembered = 24;

const signatureOf = (drawing: Drawing) =>
  shortHash([...drawing.nodes.keys()].sort().join() + '|' + [...drawing.edges.keys()].sort().join());

/** Places seen before, by what was drawn: closing a branch shows exactly the picture from before it was opened. */
class Places {
  private readonly known = new Map<string, Boxes>();

  get = (signature: string) => this.known.get(signature);

  put(signature: string, boxes: Boxes): void {
    this.known.delete(signature);
    this.known.set(signature, boxes);
    const oldest = this.known.keys().next().value;
    if (this.known.size > remembered && oldest !== undefined) this.known.delete(oldest);
  }

  clear(): void {
    this.known.clear();
  }
}

/** Lays out each new drawing in the worker and keeps the old picture until the new one is ready. */
export function useScene(picture: Picture | null): SceneState {
  const [scene, setScene] = useState<Scene | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const [tidied, setTidied] = useState(0);
  const current = useRef<Scene | null>(null);
  const acted = useRef<string | null>(null);
  const doneTidying = useRef(0);
  const [places] = useState(() => new Places());

  useEffect(() => {
    if (!picture) return;
    const { drawing } = picture;
    let void_ = false;
    const before = current.current;
    const fresh = before === null || before.drawing.focus !== drawing.focus;
    const tidying = doneTidying.current !== tidied;
    if (fresh || tidying) places.clear();
    const anchor = acted.current && drawing.nodes.has(acted.current) ? acted.current : drawing.focus;
    const at: Anchored | null = fresh ? null : { boxes: before.boxes, anchor };
    const signature = signatureOf(drawing);
    const show = (boxes: Boxes) => {
      doneTidying.current = tidied;
      places.put(signature, boxes);
      const next: Scene = { ...picture, boxes, opening: (before?.opening ?? 0) + (fresh ? 1 : 0) };
      current.current = next;
      setScene(next);
      setBusy(false);
      setError(null);
    };
    const known = tidying || fresh ? undefined : places.get(signature);
    if (known) {
      show(pinned(known, at));
      return;
    }
    setBusy(true);
    layoutClient()
      .layout(layoutInput(drawing, tidying ? null : at))
      .then((result) => {
        if (!void_ && result.kind === 'done') show(boxesFrom(result.graph, at));
      })
      .catch((cause: unknown) => {
        if (void_) return;
        setBusy(false);
        setError(cause instanceof Error ? cause : new Error(String(cause)));
      });
    return () => {
      void_ = true;
    };
  }, [picture, tidied, places]);

  const actOn = useCallback((id: string) => {
    acted.current = id;
  }, []);
  const tidy = useCallback(() => setTidied((count) => count + 1), []);
  return { scene, busy, error, actOn, tidy };
}

const pinned = (boxes: Boxes, at: Anchored | null): Boxes =>
  boxesFrom({ children: [...boxes].map(([id, box]) => ({ id, ...box })) }, at);
