export interface Point {
  x: number;
  y: number;
}

/** A Bézier with horizontal tangents. A line that runs backwards swings out, so that it stays visible. */
export function curve(from: Point, to: Point, room: number): string {
  const end = { x: to.x - room, y: to.y };
  const run = end.x - from.x;
  const bend = run >= 0 ? Math.max(24, run / 2) : Math.min(240, 80 - run / 3);
  return `M${from.x} ${from.y}C${from.x + bend} ${from.y} ${end.x - bend} ${end.y} ${end.x} ${end.y}`;
}

export const middleOf = (from: Point, to: Point, room: number): Point => ({
  x: (from.x + to.x - room) / 2,
  y: (from.y + to.y) / 2,
});
