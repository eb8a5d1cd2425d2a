import type { Run } from '../api/types';
import { unfinished } from '../api/runState';
import { useNow } from '../shared/hooks/useNow';
import { text } from '../shared/text/text';
import { duration, exactTime } from '../shared/time/format';
import { Note } from '../shared/ui/Note';
import { Panel } from '../shared/ui/Panel';
import { Attempts } from './Attempts';
import { Features } from './Features';
import { countsOf, elapsed, isError } from './reading';

/** The verdict in one sentence, then the figures behind it. */
export function RunSummary({ run }: { run: Run }) {
  return (
    <div className="hy-stack">
      <Verdict run={run} />
      <Figures run={run} />
      <Features run={run} />
      {run.attempts && run.attempts.length > 1 && <Attempts attempts={run.attempts} />}
      <Panel title={text('run.times')}><Times run={run} /></Panel>
    </div>
  );
}

function Verdict({ run }: { run: Run }) {
  const counts = countsOf(run);
  const first = run.report?.problems?.find(isError);
  switch (run.state) {
    case 'queued':
      return null; // Said above the tabs.
    case 'running':
      return <Note kind="running" title={text('run.verdict.running')}>{run.reason}</Note>;
    case 'success':
      return <Note kind="ok" title={text('run.verdict.success', { n: counts.described ?? 0 })} />;
    case 'partialSuccess':
      return <Note kind="partial" title={text('run.verdict.partial', { n: counts.errors })}>{first?.message}</Note>;
    case 'stopped':
      return <Note kind="waiting" title={text('run.verdict.stopped')}>{run.reason}</Note>;
    case 'failed':
      return (
        <Note kind="failed" title={first?.message ?? run.reason ?? text('run.verdict.failed')}>
          {first?.advice && <span>{first.advice}</span>}
        </Note>
      );
  }
}

function Figures({ run }: { run: Run }) {
  const c = countsOf(run);
  const figures: [Parameters<typeof text>[0], number | undefined][] = [
    ['count.listed', c.listed], ['count.described', c.described], ['count.created', c.created], ['count.updated', c.updated],
    ['count.unchanged', c.unchanged], ['count.restored', c.restored], ['count.deleted', c.deleted], ['count.filtered', c.filtered],
    ['count.edges', c.edges], ['count.tags', c.tags], ['count.statuses', c.statuses],
    ['count.warnings', c.warnings], ['count.errors', c.errors], ['count.unresolved', c.unresolved],
  ];
  const known = figures.filter(([, value]) => value !== undefined);
  if (unfinished(run) && !run.report) return null;
  return (
    <dl className="hy-figures">
      {known.map(([word, value]) => (
        <div key={word} className="hy-figure" data-zero={value === 0}>
          <dt>{text(word)}</dt>
          <dd>{text('figure', { n: value ?? 0 })}</dd>
        </div>
      ))}
    </dl>
  );
}

function Times({ run }: { run: Run }) {
  const now = useNow();
  const time = elapsed(run, now);
  return (
    <dl className="hy-facts">
      <dt>{text('run.due')}</dt><dd>{exactTime(run.dueAt)}</dd>
      {run.attempt > 0 && <><dt>{text('run.attempts')}</dt><dd>{text('figure', { n: run.attempt })}</dd></>}
      {run.losses ? <><dt>{text('run.losses')}</dt><dd>{text('figure', { n: run.losses })}</dd></> : null}
      {run.chunksLost ? <><dt>{text('run.chunksLost')}</dt><dd>{text('figure', { n: run.chunksLost })}</dd></> : null}
      {run.startedAt && <><dt>{text('run.started')}</dt><dd>{exactTime(run.startedAt)}</dd></>}
      {run.endedAt && <><dt>{text('run.ended')}</dt><dd>{exactTime(run.endedAt)}</dd></>}
      {time !== undefined && <><dt>{text('runs.took')}</dt><dd>{duration(time)}</dd></>}
    </dl>
  );
}
