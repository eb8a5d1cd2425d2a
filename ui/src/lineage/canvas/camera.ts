import { useReactFlow } from '@xyflow/react';
import { useMemo } from 'react';
import type { Box, Boxes } from '../keyboard';

export interface Camera {
  /** The whole picture. */
  fit: (boxes: Boxes) => void;
  /** The first look: everything when it stays readable, else the focus with room around it. */
  open: (boxes: Boxes, focus: string) => void;
  zoomIn: () => void;
  zoomOut: () => void;
  actualSize: () => void;
  /** Moves just as far as needed to bring the box into view. */
  reveal: (box: Box) => void;
}

const margin = 40;
const readable = 0.6;
const smallest = 0.05;
const panel = 220;

const calm = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches;
const pace = (milliseconds: number) => ({ duration: calm() ? 0 : milliseconds });

export function boundsOf(boxes: Iterable<Box>): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    left = Math.min(left, box.x);
    top = Math.min(top, box.y);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  return left === Infinity ? { x: 0, y: 0, width: 0, height: 0 } : { x: left, y: top, width: right - left, height: bottom - top };
}

/** How far to shift one axis so that [start, start + size] lies within the room. */
function shift(start: number, size: number, room: number): number {
  if (start < margin) return margin - start;
  if (start + size > room - margin) return Math.max(margin - start, room - margin - size - start);
  return 0;
}

function wholeView(all: Box, width: number, height: number, least: number) {
  const fits = Math.min((width - 2 * margin) / all.width, (height - 2 * margin) / all.height);
  const zoom = Math.min(1, Math.max(least, fits));
  return { x: (width - all.width * zoom) / 2 - all.x * zoom, y: (height - all.height * zoom) / 2 - all.y * zoom, zoom };
}

export function openingView(boxes: Boxes, focus: string, width: number, height: number) {
  const all = boundsOf(boxes.values());
  const whole = wholeView(all, width, height, 0);
  const home = boxes.get(focus);
  if (whole.zoom >= readable || home === undefined) return whole;
  // Flow runs to the right, so a picture that does not fit keeps more room on that side.
  return {
    x: width * 0.36 - (home.x + home.width / 2) * readable,
    y: height / 2 - (home.y + home.height / 2) * readable,
    zoom: readable,
  };
}

export function useCamera(root: React.RefObject<HTMLDivElement | null>): Camera {
  const flow = useReactFlow();
  return useMemo(() => {
    const size = () => ({ width: root.current?.clientWidth ?? 0, height: root.current?.clientHeight ?? 0 });
    return {
      fit: (boxes) => {
        const { width, height } = size();
        void flow.setViewport(wholeView(boundsOf(boxes.values()), width, height, smallest), pace(panel));
      },
      open: (boxes, focus) => {
        const { width, height } = size();
        void flow.setViewport(openingView(boxes, focus, width, height));
      },
      zoomIn: () => void flow.zoomIn(pace(140)),
      zoomOut: () => void flow.zoomOut(pace(140)),
      actualSize: () => void flow.zoomTo(1, pace(140)),
      reveal: (box) => {
        const { x, y, zoom } = flow.getViewport();
        const { width, height } = size();
        const dx = shift(box.x * zoom + x, box.width * zoom, width);
        const dy = shift(box.y * zoom + y, box.height * zoom, height);
        if (dx !== 0 || dy !== 0) void flow.setViewport({ x: x + dx, y: y + dy, zoom }, pace(panel));
      },
    };
  }, [flow, root]);
}
