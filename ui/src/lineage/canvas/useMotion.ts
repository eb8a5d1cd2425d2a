import { useEffect, useRef, useState } from 'react';
import type { Box, Boxes } from '../keyboard';

const milliseconds = 260;
/** Above this many nodes each frame would cost more than the movement is worth. */
const most = 200;

const easeOut = (t: number) => 1 - (1 - t) ** 3;

function between(from: Boxes, to: Boxes, t: number): Boxes {
  const boxes = new Map<string, Box>();
  for (const [id, end] of to) {
    const start = from.get(id);
    boxes.set(id, start ? { ...end, x: start.x + (end.x - start.x) * t, y: start.y + (end.y - start.y) * t } : end);
  }
  return boxes;
}

/** Moves known nodes to their new places; new ones appear where they belong. At once when motion is unwanted. */
export function useMotion(target: Boxes, fresh: number): Boxes {
  const [boxes, setBoxes] = useState(target);
  const shown = useRef(target);
  const opening = useRef(fresh);
  useEffect(() => {
    const from = shown.current;
    if (from === target) return;
    const still =
      opening.current !== fresh || target.size > most || window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    opening.current = fresh;
    const show = (next: Boxes) => {
      shown.current = next;
      setBoxes(next);
    };
    if (still) {
      show(target);
      return;
    }
    let frame = 0;
    const start = performance.now();
    const step = (now: number) => {
      const t = Math.min(1, Math.max(0, now - start) / milliseconds);
      show(t === 1 ? target : between(from, target, easeOut(t)));
      if (t < 1) frame = requestAnimationFrame(step);
    };
    step(start);
    return () => cancelAnimationFrame(frame);
  }, [target, fresh]);
  // A picture that has just changed may hold nodes that no frame has placed yet.
  return boxes === target || sameNodes(boxes, target) ? boxes : between(boxes, target, 0);
}

const sameNodes = (a: Boxes, b: Boxes) => a.size === b.size && [...b.keys()].every((id) => a.has(id));
