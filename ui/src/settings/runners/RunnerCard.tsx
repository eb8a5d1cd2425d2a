import { useState } from 'react';
import { useRunnerAction } from '../../api/hooks/useRunners';
import { useMay } from '../../session/useSession';
import { Status } from '../../shared/status/Status';
import { runnerFace } from '../../shared/status/status';
import { text } from '../../shared/text/text';
import { Button } from '../../shared/ui/Button';
import { Dialog } from '../../shared/ui/Dialog';
import { ErrorNote } from '../../shared/ui/ErrorNote';
import { Time } from '../../shared/ui/Time';
import type { RunnerRow } from './runners';

/** One runner: where it is, whether it is there, how busy it is. */
export function RunnerCard({ runner }: { runner: RunnerRow }) {
  const action = useRunnerAction(runner.name);
  const administers = useMay('administer');
  const [asking, setAsking] = useState(false);
  return (
    <li className="hy-panel hy-panel-body hy-stack-tight" aria-label={runner.name}>
      <div className="hy-row-wrap">
        <strong className="hy-break">{runner.name}</strong>
        <Status face={runnerFace(runner.status)} />
        {runner.preferred && <span className="hy-chip hy-chip-on">{text('runners.default')}</span>}
        {runner.managed && administers && (
          <span className="hy-row hy-push">
            {!runner.preferred && <Button small aria-disabled={action.isPending} onClick={() => !action.isPending && action.mutate('prefer')}>{text('runners.makeDefault')}</Button>}
            {!runner.builtIn && <Button small look="quiet" onClick={() => setAsking(true)}>{text('runners.delete')}</Button>}
          </span>
        )}
      </div>
      <Facts runner={runner} />
      {action.error && <ErrorNote error={action.error} what={text('agent.actionFailed')} />}
      {asking && (
        <Dialog
          title={text('runners.deleteTitle', { name: runner.name })}
          onClose={() => setAsking(false)}
          actions={<Button look="danger" onClick={() => action.mutate('remove', { onSettled: () => setAsking(false) })}>{text(action.isPending ? 'action.deleting' : 'runners.deleteNow')}</Button>}
        >
          <p>{text('runners.deleteHint')}</p>
        </Dialog>
      )}
    </li>
  );
}

function Facts({ runner }: { runner: RunnerRow }) {
  return (
    <dl className="hy-facts">
      <dt>{text('runners.location')}</dt><dd>{runner.location ?? (runner.builtIn ? text('runners.inServer') : text('runners.unknown'))}</dd>
      <dt>{text('runners.seen')}</dt><dd>{runner.lastSeenAt === undefined ? text('runners.never') : <Time at={runner.lastSeenAt} />}</dd>
      <dt>{text('runners.busy')}</dt><dd>{text('runners.load', { running: runner.running, slots: runner.slots })}</dd>
      <dt>{text('runners.replicas')}</dt><dd>{text('figure', { n: runner.replicas })}</dd>
      <dt>{text('runners.version')}</dt><dd>{runner.versions.join(', ') || text('runners.unknown')}</dd>
    </dl>
  );
}
