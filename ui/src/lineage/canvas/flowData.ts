import type { Edge, Node } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Boxes } from '../keyboard';
import { sizeOf } from '../layoutInput';
import type { Explorer } from '../state/useExplorer';
import type { Scene } from '../state/useScene';
import { cardData, heldBySide, homeAccountOf, type CardData } from './cardData';

const rest = 120;

function handlesOf(width: number, height: number) {
  const at = { y: height / 2, width: 1, height: 1 };
  return [
    { ...at, type: 'target' as const, position: 'left' as never, x: 0 },
    { ...at, type: 'source' as const, position: 'right' as never, x: width },
  ];
}

/** What each card shows, made once for each picture. */
export function useCards(scene: Scene): Map<string, CardData> {
  return useMemo(() => {
    const { drawing, graph } = scene;
    const held = heldBySide(scene.held);
    const shown = (id: string, side: 'up' | 'down') =>
      (side === 'up' ? drawing.incoming : drawing.outgoing).get(id)?.length ?? 0;
    const around = { graph, homeAccount: homeAccountOf(graph), focus: drawing.focus, held, shown };
    return new Map([...drawing.nodes.values()].map((drawn) => [drawn.id, cardData(drawn, around)]));
  }, [scene]);
}

/** React Flow's nodes with sizes and handles set, so that only what is in view needs to be drawn. */
export function useNodes(scene: Scene, boxes: Boxes, cards: Map<string, CardData>): Node[] {
  return useMemo(
    () =>
      [...scene.drawing.nodes.values()].map((drawn): Node => {
        const { width, height } = sizeOf(drawn);
        const { x, y } = boxes.get(drawn.id) ?? { x: 0, y: 0 };
        return {
          id: drawn.id, type: drawn.shape, position: { x, y }, data: cards.get(drawn.id)!,
          width, height, handles: handlesOf(width, height),
        };
      }),
    [scene, boxes, cards],
  );
}

export function useLines(scene: Scene): Edge[] {
  return useMemo(
    () =>
      [...scene.drawing.edges.values()].map((line): Edge => ({
        id: line.id, source: line.from, target: line.to, type: 'role', data: { line },
      })),
    [scene],
  );
}

/** Lines at the node under the pointer step forward once the pointer has rested there. */
export function useNearLines(explorer: Explorer, scene: Scene) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { store } = explorer;
  useEffect(() => () => clearTimeout(timer.current), []);
  const enter = useCallback(
    (id: string) => {
      clearTimeout(timer.current);
      const { incoming, outgoing } = scene.drawing;
      timer.current = setTimeout(() => store.set({ near: new Set([...(incoming.get(id) ?? []), ...(outgoing.get(id) ?? [])]) }), rest);
    },
    [scene, store],
  );
  const leave = useCallback(() => {
    clearTimeout(timer.current);
    if (store.get().near.size > 0) store.set({ near: new Set() });
  }, [store]);
  return { enter, leave };
}
