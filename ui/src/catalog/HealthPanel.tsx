import { usePipelineStatuses } from '../api/hooks/usePipelineStatuses';
import { Status } from '../shared/status/Status';
import { StatusShape } from '../shared/status/StatusShape';
import { text, type TextKey } from '../shared/text/text';
import { exactTime } from '../shared/time/format';
import { Empty } from '../shared/ui/Empty';
import { ErrorNote } from '../shared/ui/ErrorNote';
import { Panel } from '../shared/ui/Panel';
import { Skeleton } from '../shared/ui/Skeleton';
import { Time } from '../shared/ui/Time';
import { Tip } from '../shared/ui/Tip';
import { healthFace, healthOf, measureText, slots, type Health, type Hour } from './health';

const hoursShown = 24;

/** How the stream does: the verdict, why, the last day hour by hour. */
export function HealthPanel({ fqn }: { fqn: string }) {
  const { data, error, refetch } = usePipelineStatuses(fqn);
  if (error) return <ErrorNote error={error} what={text('health.loadFailed')} retry={() => void refetch()} />;
  if (!data) return <Skeleton rows={6} />;
  const health = healthOf(data);
  if (!health) return <div className="hy-panel"><Empty title={text('health.none')}>{text('health.noneHint')}</Empty></div>;
  return (
    <div className="hy-stack">
      <Now health={health} />
      <Panel title={text('health.day')}><Strip hours={health.hours} /></Panel>
      <Panel title={text('health.hours')} flush><Hours hours={health.hours} /></Panel>
    </div>
  );
}

function Now({ health }: { health: Health }) {
  return (
    <Panel title={text('health.now')}>
      <div className="hy-stack-tight">
        <div className="hy-row"><Status face={healthFace(health.state)} chip /></div>
        <p className="hy-muted">{text(`health.${health.state}.hint`)}</p>
        {health.reasons.length > 0 && (
          <ul className="hy-stack-tight">
            {health.reasons.map((reason) => <li key={reason.code}>{reason.text} <code className="hy-dense hy-muted">{reason.code}</code></li>)}
          </ul>
        )}
        {health.lastActive !== undefined && <p className="hy-muted">{text('health.lastActive')} <Time at={health.lastActive} /></p>}
      </div>
    </Panel>
  );
}

/** One cell an hour; an hour without a word stays empty. */
function Strip({ hours }: { hours: Hour[] }) {
  return (
    <ol className="hy-hours" aria-label={text('health.day')}>
      {slots(hours, hoursShown).map((slot) => (
        <li key={slot.at}>
          {'state' in slot ? (
            <Tip content={`${exactTime(slot.at)}: ${text(healthFace(slot.state).word)}. ${slot.reasons.map((reason) => reason.text).join(' ')}`} className="hy-hour">
              <span tabIndex={0} className="hy-hour-cell"><StatusShape kind={healthFace(slot.state).kind} label={`${exactTime(slot.at)}: ${text(healthFace(slot.state).word)}`} /></span>
            </Tip>
          ) : <span className="hy-hour-cell" title={`${exactTime(slot.at)}: ${text('health.untold')}`} />}
        </li>
      ))}
    </ol>
  );
}

const columns: [key: string, word: TextKey][] = [
  ['recordsIn', 'health.recordsIn'], ['recordsDelivered', 'health.recordsDelivered'], ['bytesDelivered', 'health.bytesDelivered'],
  ['deliverySuccess', 'health.deliverySuccess'], ['freshnessSeconds', 'health.freshness'], ['recordsThrottled', 'health.throttled'],
];

function Hours({ hours }: { hours: Hour[] }) {
  const newestFirst = [...hours].reverse().slice(0, hoursShown);
  return (
    <div className="hy-table-scroll" tabIndex={0} role="region" aria-label={text('health.hours')}>
      <table className="hy-table hy-table-hours">
        <thead>
          <tr>
            <th scope="col">{text('health.hour')}</th><th scope="col">{text('health.state')}</th>
            {columns.map(([key, word]) => <th key={key} scope="col" className="hy-number">{text(word)}</th>)}
          </tr>
        </thead>
        <tbody>
          {newestFirst.map((hour) => (
            <tr key={hour.at}>
              <td><Time at={hour.at} /></td>
              <td title={hour.reasons.map((reason) => reason.text).join(' ')}><Status face={healthFace(hour.state)} /></td>
              {columns.map(([key]) => <td key={key} className="hy-number">{hour.measures[key] === undefined ? '–' : measureText(key, hour.measures[key])}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
