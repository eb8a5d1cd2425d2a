import { fonts } from '../../shared/theme/tokens';

const known = new Map<string, number>();
let pen: CanvasRenderingContext2D | null = null;

/** Width of a name on a card, measured once; cards have fixed sizes, so that zoom never changes it. */
export function nameWidth(text: string): number {
  const found = known.get(text);
  if (found !== undefined) return found;
  pen ??= document.createElement('canvas').getContext('2d');
  if (!pen) return text.length * 8;
  pen.font = `600 13px ${fonts.sans}`;
  const width = pen.measureText(text).width;
  if (known.size > 5000) known.clear();
  known.set(text, width);
  return width;
}
