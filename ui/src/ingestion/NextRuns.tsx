import { useNow } from '../shared/hooks/useNow';
import { StatusShape } from '../shared/status/StatusShape';
import { text } from '../shared/text/text';
import { relativeTime } from '../shared/time/format';
import { ErrorNote } from '../shared/ui/ErrorNote';
import { Panel } from '../shared/ui/Panel';
import type { Schedule } from './useSchedule';
import { momentIn } from './zoned';

/** The schedule in words and its next runs, in its own time zone. */
export function NextRuns({ schedule, zone }: { schedule: Schedule; zone: string }) {
  return (
    <aside className="hy-help hy-preview" aria-label={text('schedule.title')}>
      <Panel title={text('schedule.title')}><Told schedule={schedule} zone={zone} /></Panel>
    </aside>
  );
}

function Told({ schedule, zone }: { schedule: Schedule; zone: string }) {
  const now = useNow();
  const { cron, check, error, untold } = schedule;
  if (cron === undefined) return <p>{text('schedule.byHand')}</p>;
  if (error) return <ErrorNote error={error} what={text('schedule.checkFailed')} />;
  if (!check) return <p className="hy-muted">{untold ? text('schedule.untold', { cron, zone }) : text('state.loading')}</p>;
  if (!check.valid) return <p className="hy-error" role="alert"><StatusShape kind="failed" />{check.error ?? text('schedule.badCron')}</p>;
  const { next = [], notes = [] } = check;
  return (
    <div className="hy-stack-tight">
      {check.words && <p role="status"><strong>{check.words}</strong></p>}
      <p className="hy-hint"><span className="hy-mono">{cron}</span> · {zone}</p>
      <h3 className="hy-label">{text('schedule.next')}</h3>
      {next.length === 0 && <p className="hy-muted">{text('schedule.noNext')}</p>}
      <ol className="hy-stack-tight">
        {next.map((at) => (
          <li key={at}><time dateTime={new Date(at).toISOString()}>{momentIn(at, zone)}</time> <span className="hy-hint">{relativeTime(at, now, text('time.justNow'))}</span></li>
        ))}
      </ol>
      {notes.map((note) => <p key={note} className="hy-hint">{note}</p>)}
    </div>
  );
}
