import { useReactFlow, useStore, type Viewport } from '@xyflow/react';
import { useEffect, useRef, type PointerEvent, type RefObject } from 'react';
import { text } from '../../shared/text/text';
import { pipelineFace, statusToken } from '../../shared/status/status';
import { cssName, type Colours } from '../../shared/theme/tokens';
import type { Box } from '../keyboard';
import { factsOf } from '../state/useExplorer';
import type { Scene } from '../state/useScene';
import { boundsOf } from './camera';

export const minimapFrom = 30;
const room = 10;

interface Props {
  scene: Scene;
  root: RefObject<HTMLDivElement | null>;
}

interface Scale {
  factor: number;
  dx: number;
  dy: number;
}

function scaleFor(all: Box, width: number, height: number): Scale {
  const factor = Math.min((width - 2 * room) / Math.max(1, all.width), (height - 2 * room) / Math.max(1, all.height), 0.2);
  return {
    factor,
    dx: (width - all.width * factor) / 2 - all.x * factor,
    dy: (height - all.height * factor) / 2 - all.y * factor,
  };
}

function toneOf(scene: Scene, id: string): keyof Colours {
  if (id === scene.drawing.focus) return 'primary';
  const facts = factsOf(scene.graph, id);
  if (!facts?.state || facts.state === 'Active') return 'controlBorder';
  return statusToken[pipelineFace(facts.state, facts.deleted).kind];
}

function paint(canvas: HTMLCanvasElement, scene: Scene, view: Viewport, frame: HTMLElement | null, scale: Scale) {
  const ratio = window.devicePixelRatio || 1;
  const { clientWidth: width, clientHeight: height } = canvas;
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  const pen = canvas.getContext('2d');
  if (!pen) return;
  const styles = getComputedStyle(canvas);
  const colour = (token: keyof Colours) => styles.getPropertyValue(cssName(token));
  pen.scale(ratio, ratio);
  for (const [id, box] of scene.boxes) {
    pen.fillStyle = colour(toneOf(scene, id));
    pen.fillRect(box.x * scale.factor + scale.dx, box.y * scale.factor + scale.dy, Math.max(2, box.width * scale.factor), Math.max(2, box.height * scale.factor));
  }
  if (!frame) return;
  pen.strokeStyle = colour('link');
  pen.lineWidth = 1.5;
  pen.strokeRect(
    (-view.x / view.zoom) * scale.factor + scale.dx, (-view.y / view.zoom) * scale.factor + scale.dy,
    (frame.clientWidth / view.zoom) * scale.factor, (frame.clientHeight / view.zoom) * scale.factor,
  );
}

/** The whole graph in a corner, painted on one canvas; dragging in it moves the graph. */
export function MiniMap({ scene, root }: Props) {
  const flow = useReactFlow();
  const canvas = useRef<HTMLCanvasElement>(null);
  const scale = useRef<Scale>({ factor: 1, dx: 0, dy: 0 });
  const [x, y, zoom] = useStore((now) => now.transform);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    scale.current = scaleFor(boundsOf(scene.boxes.values()), element.clientWidth, element.clientHeight);
    paint(element, scene, { x, y, zoom }, root.current, scale.current);
  }, [scene, root, x, y, zoom]);
  const drag = (event: PointerEvent<HTMLCanvasElement>) => {
    if (event.buttons !== 1 || !root.current) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const box = event.currentTarget.getBoundingClientRect();
    const { factor, dx, dy } = scale.current;
    const middle = { x: (event.clientX - box.left - dx) / factor, y: (event.clientY - box.top - dy) / factor };
    const { clientWidth, clientHeight } = root.current;
    void flow.setViewport({ x: clientWidth / 2 - middle.x * zoom, y: clientHeight / 2 - middle.y * zoom, zoom });
  };
  return (
    <canvas
      ref={canvas}
      className="hl-minimap"
      role="img"
      aria-label={text('lineage.minimap')}
      onPointerDown={drag}
      onPointerMove={drag}
    />
  );
}
