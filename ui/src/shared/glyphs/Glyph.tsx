import { externalFrame, glyphPaths, type GlyphKind } from './glyphs';

interface Props {
  kind: GlyphKind;
  size?: number;
  /** Known from lineage only: the glyph stands in a dashed frame. */
  external?: boolean;
  /** Only when no word stands beside the glyph. */
  label?: string;
  className?: string;
}

/** Drawn smaller, with a stroke that stays as strong as beside it. */
const inFrame = { transform: 'translate(2.9 2.9) scale(.64)', strokeWidth: 1.9 };

export function Glyph({ kind, size = 16, external = false, label, className }: Props) {
  const spoken = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true };
  const framed = external && kind !== 'external';
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className ? `hy-glyph ${className}` : 'hy-glyph'}
      {...spoken}
    >
      {framed && <path d={externalFrame} strokeWidth={1} strokeDasharray="2 2" />}
      <path d={glyphPaths[kind]} {...(framed ? inFrame : {})} />
    </svg>
  );
}
