import { useRunners } from '../api/hooks/useRunners';
import type { Run } from '../api/types';
import { useNow } from '../shared/hooks/useNow';
import { runnersLink } from '../shared/links';
import { text } from '../shared/text/text';
import { exactTime } from '../shared/time/format';
import { ButtonLink } from '../shared/ui/Button';
import { Note } from '../shared/ui/Note';
import { waitsFor, type WaitsFor } from './waiting';

/** Why a queued run has not started yet, and where to look. */
export function Waiting({ run }: { run: Run }) {
  const runners = useRunners();
  const now = useNow();
  const waits = waitsFor(run, runners.data, now);
  if (waits.what === 'retry') {
    return <Note kind="waiting" title={text('run.tries', { n: run.attempt })}>{run.reason && <span>{run.reason}</span>}<span>{text('run.nextAttempt', { time: exactTime(waits.at) })}</span></Note>;
  }
  return (
    <Note
      kind={waits.what === 'slot' ? 'waiting' : 'partial'}
      title={text('run.waits', { runner: run.runner ?? text('run.anyRunner') })}
      actions={<ButtonLink small to={runnersLink}>{text('settings.runners')}</ButtonLink>}
    >
      {waits.what === 'slot' && run.reason ? run.reason : hint(waits)}
    </Note>
  );
}

function hint(waits: WaitsFor): string {
  switch (waits.what) {
    case 'return': return text('run.waitsAway', { time: exactTime(waits.since) });
    case 'first': return text('run.waitsNever');
    default: return text('run.waitsHint');
  }
}
