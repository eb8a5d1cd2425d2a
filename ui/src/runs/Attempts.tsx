import type { RunAttempt } from '../api/types';
import { StatusShape } from '../shared/status/StatusShape';
import { text } from '../shared/text/text';
import { duration, exactTime } from '../shared/time/format';
import { Panel } from '../shared/ui/Panel';
import { attemptFace } from './reading';

/** Each try at the run, and why it was not the last. */
export function Attempts({ attempts }: { attempts: RunAttempt[] }) {
  return (
    <Panel title={text('run.attempts')} flush>
      <ol>
        {attempts.map((one) => {
          const { kind, word } = attemptFace(one.outcome);
          return (
            <li key={one.attempt} className="hy-problem">
              <StatusShape kind={kind} />
              <div className="hy-grow">
                <div className="hy-row-wrap">
                  <strong>{text('run.attemptOf', { n: one.attempt })}</strong>
                  <span>{text(word)}</span>
                  <span className="hy-hint">{exactTime(one.startedAt)}{one.endedAt !== undefined && `, ${duration(one.endedAt - one.startedAt)}`}</span>
                </div>
                {one.reason && <p>{one.reason}</p>}
              </div>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
