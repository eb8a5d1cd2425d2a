export type Lod = 'far' | 'mid' | 'near';

const thresholds = { mid: 0.25, near: 0.55 };
const slack = 0.05;

const order: Lod[] = ['far', 'mid', 'near'];

const plain = (zoom: number): Lod => (zoom < thresholds.mid ? 'far' : zoom < thresholds.near ? 'mid' : 'near');

/** The level of detail for a zoom; a threshold must be passed by 5 % before the level changes. */
export function nextLod(current: Lod, zoom: number): Lod {
  const wanted = plain(zoom);
  if (wanted === current) return current;
  const down = order.indexOf(wanted) < order.indexOf(current);
  return plain(down ? zoom * (1 + slack) : zoom * (1 - slack)) === current ? current : wanted;
}
