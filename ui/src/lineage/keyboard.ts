import type { Drawing } from './drawing';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export type Boxes = ReadonlyMap<string, Box>;
export type Direction = 'left' | 'right' | 'up' | 'down';

const middle = (box: Box) => box.y + box.height / 2;

function nearest(boxes: Boxes, from: Box, ids: string[]): string | null {
  let best: string | null = null;
  let bestGap = Infinity;
  for (const id of ids) {
    const box = boxes.get(id);
    if (!box) continue;
    const gap = Math.abs(middle(box) - middle(from));
    if (gap < bestGap) {
      best = id;
      bestGap = gap;
    }
  }
  return best;
}

const sharesColumn = (a: Box, b: Box) => a.x < b.x + b.width && b.x < a.x + a.width;

/** Previous or next node of the same column, by height; a node placed at 0 counts like any other. */
function inColumn(boxes: Boxes, id: string, step: 1 | -1): string | null {
  const from = boxes.get(id);
  if (from === undefined) return null;
  const column = [...boxes]
    .filter(([, box]) => sharesColumn(box, from))
    .sort(([idA, a], [idB, b]) => a.y - b.y || idA.localeCompare(idB));
  const index = column.findIndex(([other]) => other === id);
  return column[index + step]?.[0] ?? null;
}

/** Where an arrow key leads: left and right along lines to the nearest neighbour, up and down within a column. */
export function neighbour(drawing: Drawing, boxes: Boxes, id: string, direction: Direction): string | null {
  const from = boxes.get(id);
  if (from === undefined) return null;
  if (direction === 'up') return inColumn(boxes, id, -1);
  if (direction === 'down') return inColumn(boxes, id, 1);
  const ids =
    direction === 'left'
      ? (drawing.incoming.get(id) ?? []).map((line) => drawing.edges.get(line)!.from)
      : (drawing.outgoing.get(id) ?? []).map((line) => drawing.edges.get(line)!.to);
  return nearest(boxes, from, ids);
}

export type Command =
  | { kind: 'move'; direction: Direction }
  | {
      kind:
        | 'inspect' | 'highlight' | 'focus' | 'back' | 'zoomIn' | 'zoomOut' | 'fit' | 'actualSize'
        | 'expand' | 'collapse' | 'roles' | 'list' | 'edges' | 'find' | 'keys' | 'clear';
    };

const plainKeys: Record<string, Command> = {
  ArrowLeft: { kind: 'move', direction: 'left' },
  ArrowRight: { kind: 'move', direction: 'right' },
  ArrowUp: { kind: 'move', direction: 'up' },
  ArrowDown: { kind: 'move', direction: 'down' },
  Enter: { kind: 'inspect' },
  ' ': { kind: 'highlight' },
  f: { kind: 'focus' },
  Backspace: { kind: 'back' },
  '+': { kind: 'zoomIn' },
  '=': { kind: 'zoomIn' },
  '-': { kind: 'zoomOut' },
  '0': { kind: 'fit' },
  '1': { kind: 'actualSize' },
  r: { kind: 'roles' },
  l: { kind: 'list' },
  e: { kind: 'edges' },
  '/': { kind: 'find' },
  '?': { kind: 'keys' },
  Escape: { kind: 'clear' },
};

export interface KeyPress {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** What a key means on the canvas; keys with Ctrl, Alt or ⌘ belong to the browser. */
export function commandOf(press: KeyPress): Command | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  if (press.shiftKey && press.key === 'ArrowRight') return { kind: 'expand' };
  if (press.shiftKey && press.key === 'ArrowLeft') return { kind: 'collapse' };
  if (press.shiftKey && press.key.startsWith('Arrow')) return null;
  return plainKeys[press.key] ?? plainKeys[press.key.toLowerCase()] ?? null;
}
