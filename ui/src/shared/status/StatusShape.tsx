import { cssVar } from '../theme/tokens';
import { statusToken, type StatusKind } from './status';

interface Props {
  kind: StatusKind;
  size?: number;
  /** Only when no word stands beside the shape. */
  label?: string;
}

const octagon = 'M4 1h4l3 3v4l-3 3H4L1 8V4z';
const cross = 'M4.2 4.2l3.6 3.6M7.8 4.2L4.2 7.8';
const question = 'M4.8 4.7c0-.7.5-1.1 1.2-1.1s1.2.4 1.2 1c0 .8-1.2.9-1.2 1.8M6 8.3h.01';

function Drawing({ kind }: { kind: StatusKind }) {
  switch (kind) {
    case 'ok':
      return <><circle cx="6" cy="6" r="5.25" fill="currentColor" /><path d="M3.6 6.2l1.7 1.7 3.1-3.6" className="hy-shape-cut" /></>;
    case 'running':
      return <><circle cx="6" cy="6" r="4.6" className="hy-shape-line" opacity=".45" /><path d="M6 1.4A4.6 4.6 0 0 1 10.6 6L6 6z" fill="currentColor" className="hy-shape-turn" /></>;
    case 'partial':
      return <><path d="M6 .9l5.4 9.8H.6z" fill="currentColor" stroke="currentColor" strokeLinejoin="round" /><path d="M6 4.4v2.9M6 9.1h.01" className="hy-shape-cut" /></>;
    case 'failed':
      return <><path d={octagon} fill="currentColor" stroke="currentColor" strokeLinejoin="round" /><path d={cross} className="hy-shape-cut" /></>;
    case 'waiting':
      return <circle cx="6" cy="6" r="4.6" className="hy-shape-line" strokeDasharray="2.2 1.6" />;
    case 'stopped':
      return <rect x="1.25" y="1.25" width="9.5" height="9.5" rx="1.5" fill="currentColor" />;
    case 'paused':
      return <path d="M3.9 1.75v8.5M8.1 1.75v8.5" stroke="currentColor" strokeWidth="2.6" strokeLinecap="round" />;
    case 'unknown':
      return <><path d="M6 .9L11.1 6 6 11.1.9 6z" className="hy-shape-line" strokeLinejoin="round" /><path d={question} className="hy-shape-line" strokeWidth="1.1" /></>;
  }
}

/** The 12 px shape of a status. Colour is the third signal, after word and shape. */
export function StatusShape({ kind, size = 12, label }: Props) {
  const spoken = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true };
  return (
    <svg
      className={`hy-shape hy-shape-${kind}`}
      width={size}
      height={size}
      viewBox="0 0 12 12"
      fill="none"
      style={{ color: cssVar(statusToken[kind]) }}
      {...spoken}
    >
      <Drawing kind={kind} />
    </svg>
  );
}
