import { roleStyles, type EndMark, type RoleStyle } from '../roles';

/** Room that an end mark takes at the end of a line, px. */
export const markRoom: Record<EndMark, number> = {
  triangle: 9, 'triangle-dot': 9, 'triangle-hollow': 10, diamond: 12, 'diamond-hollow': 12, 'square-hollow': 9, cross: 10,
};

export const endMarkId = (role: string) => `hl-end-${role}`;
export const startMarkId = 'hl-start-producer';

/** The shape of an end mark in a box of 12 × 12 whose left middle is where the line ends. */
export function MarkShape({ mark, colour }: { mark: EndMark; colour: string }) {
  const line = { stroke: colour, strokeWidth: 1.5, strokeLinejoin: 'round', strokeLinecap: 'round' } as const;
  const hollow = { ...line, fill: 'var(--hy-canvas)' };
  switch (mark) {
    case 'triangle':
    case 'triangle-dot':
      return <path d="M0 1.5L9 6 0 10.5z" fill={colour} />;
    case 'triangle-hollow':
      return <path d="M1 2l8 4-8 4z" {...hollow} />;
    case 'diamond':
      return <path d="M0 6l6-4.5L12 6l-6 4.5z" fill={colour} />;
    case 'diamond-hollow':
      return <path d="M1 6l5-4 5 4-5 4z" {...hollow} />;
    case 'square-hollow':
      return <path d="M1 2.5h7v7H1z" {...hollow} />;
    case 'cross':
      return <path d="M0 6h4M1.5 2.5l7 7M8.5 2.5l-7 7" fill="none" {...line} strokeWidth={1.75} />;
  }
}

function Marker({ style }: { style: RoleStyle }) {
  return (
    <marker id={endMarkId(style.role)} viewBox="0 0 12 12" refX="0" refY="6" markerWidth="12" markerHeight="12" markerUnits="userSpaceOnUse" orient="auto">
      <MarkShape mark={style.endMark} colour={style.colour} />
    </marker>
  );
}

/** Defined once for the whole document; lines refer to them by id. */
export function EndMarks() {
  const producer = roleStyles.find((style) => style.role === 'producer');
  return (
    <svg className="hl-defs" width="0" height="0" aria-hidden="true">
      <defs>
        {roleStyles.map((style) => <Marker key={style.role} style={style} />)}
        <marker id={startMarkId} viewBox="0 0 6 6" refX="3" refY="3" markerWidth="6" markerHeight="6" markerUnits="userSpaceOnUse">
          <circle cx="3" cy="3" r="3" fill={producer?.colour} />
        </marker>
      </defs>
    </svg>
  );
}
