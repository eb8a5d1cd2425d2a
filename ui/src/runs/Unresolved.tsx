import type { Run } from '../api/types';
import { StatusShape } from '../shared/status/StatusShape';
import { text, type TextKey } from '../shared/text/text';
import { Empty } from '../shared/ui/Empty';
import { unresolvedOf } from './reading';

const reasons: Record<string, TextKey> = {
  NOT_FOUND: 'reason.NOT_FOUND',
  AMBIGUOUS: 'reason.AMBIGUOUS',
  NAMED_SERVICE_MISSING: 'reason.NAMED_SERVICE_MISSING',
  DYNAMIC_ROUTING: 'reason.DYNAMIC_ROUTING',
  FORBIDDEN: 'reason.FORBIDDEN',
  UNSUPPORTED_SHAPE: 'reason.UNSUPPORTED_SHAPE',
  SERVER_REFUSED: 'reason.SERVER_REFUSED',
};

/** The words for why an end of an edge has no entity; an unknown reason is shown as it is. */
export const reasonWords = (reason: string): string => {
  const key = reasons[reason];
  return key ? text(key) : reason;
};

/** How many ends stayed open and why. Silence would be a defect. */
export function Unresolved({ run }: { run: Run }) {
  const counted = unresolvedOf(run);
  if (counted.length === 0) return <div className="hy-panel"><Empty title={text('unresolved.none')} /></div>;
  return (
    <ul className="hy-panel hy-problems">
      {counted.map(([reason, count]) => (
        <li key={reason} className="hy-problem">
          <StatusShape kind="unknown" />
          <div className="hy-grow">
            <strong>{text('unresolved.count', { n: count })}</strong> <code>{reason}</code>
            <p className="hy-muted">{reasonWords(reason)}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
