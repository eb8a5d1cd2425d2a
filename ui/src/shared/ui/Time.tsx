import { useNow } from '../hooks/useNow';
import { text } from '../text/text';
import { exactTime, relativeTime } from '../time/format';
import { Tip } from './Tip';

/** Relative for the eye, exact in the hint and in `datetime`. */
export function Time({ at }: { at: number }) {
  const now = useNow();
  return (
    <Tip content={exactTime(at)}>
      <time dateTime={new Date(at).toISOString()} className="hy-nowrap">{relativeTime(at, now, text('time.justNow'))}</time>
    </Tip>
  );
}
