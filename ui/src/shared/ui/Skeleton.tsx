import { text } from '../text/text';

interface Props {
  rows?: number;
  height?: number;
}

/** The final geometry, still empty. Invisible for its first 150 ms. */
export function Skeleton({ rows = 6, height = 36 }: Props) {
  return (
    <div className="hy-stack-tight" role="status" aria-label={text('state.loading')}>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="hy-skeleton" style={{ height: height - 8, width: `${100 - ((index * 13) % 32)}%` }} />
      ))}
    </div>
  );
}
