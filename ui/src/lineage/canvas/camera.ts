import { useReactFlow } from '@xyflow/react';
import { useMemo } from 'react';
import type { Box, Boxes } from '../keyboard';

export interface Camera {
  /** The whole picture. */
  fit: () => void;
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

export function openingView(boxes: Boxes, focus: string, width: number, height: number) {
  const all = boundsOf(boxes.values());
  const fits = Math.min((width - 2 * margin) / all.width, (height - 2 * margin - 32) / all.height);
  const zoom = Math.min(1, Math.max(readable, fits));
  const home = fits >= readable ? all : (boxes.get(focus) ?? all);
  // Flow runs to the right, so a picture that does not fit keeps more room on that side.
  const lean = fits >= readable ? 0.5 : 0.36;
  return {
    x: width * lean - (home.x + home.width / 2) * zoom,
    y: height / 2 - (home.y + home.height / 2) * zoom,
    zoom,
  };
}

export function useCamera(root: React.RefObject<HTMLDivElement | null>): Camera {
  const flow = useReactFlow();
  return useMemo(() => {
    const size = () => ({ width: root.current?.clientWidth ?? 0, height: root.current?.clientHeight ?? 0 });
    return {
      fit: () => void flow.fitView({ padding: 0.08, maxZoom: 1, ...pace(panel) }),
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
