import { useParams, useSearchParams } from 'react-router';
import { useCancelRun } from '../api/hooks/useCancelRun';
import { useRun } from '../api/hooks/useRun';
import { unfinished } from '../api/runState';
import type { Run } from '../api/types';
import { May } from '../session/May';
import { useActiveInView } from '../shared/hooks/useActiveInView';
import { Page } from '../shared/layout/Page';
import { serviceLink } from '../shared/links';
import { runFace } from '../shared/status/status';
import { Status } from '../shared/status/Status';
import { text, type TextKey } from '../shared/text/text';
import { duration, exactTime } from '../shared/time/format';
import { Button } from '../shared/ui/Button';
import { ErrorNote } from '../shared/ui/ErrorNote';
import { Skeleton } from '../shared/ui/Skeleton';
import { Problems } from './Problems';
import { useRunEndSpoken } from './useRunEndSpoken';
import { countsOf, elapsed, runTime } from './reading';
import { RunConfiguration } from './RunConfiguration';
import { RunLogView } from './RunLogView';
import { RunSummary } from './RunSummary';
import { Stages } from './Stages';
import { Unresolved } from './Unresolved';
import { Waiting } from './Waiting';

const tabs = ['summary', 'failures', 'unresolved', 'log', 'configuration'] as const;
type Tab = (typeof tabs)[number];
const words: Record<Tab, TextKey> = {
  summary: 'run.tab.summary', failures: 'run.tab.failures', unresolved: 'run.tab.unresolved',
  log: 'run.tab.log', configuration: 'run.tab.configuration',
};

/** One run: why it ended as it did, what it counted, its log. */
export function RunPage() {
  const { runId = '' } = useParams();
  const { data: run, error, refetch, dataUpdatedAt } = useRun(runId);
  if (!run) {
    return (
      <Page title={text('run.kindWord')} subject={runId}>
        {error ? <ErrorNote error={error} what={text('run.loadFailed')} retry={() => void refetch()} /> : <Skeleton />}
      </Page>
    );
  }
  return <Loaded run={run} now={dataUpdatedAt} />;
}

function Loaded({ run, now }: { run: Run; now: number }) {
  useRunEndSpoken(run);
  const title = text('run.title', { kind: text(`run.kind.${run.kind}`), time: exactTime(runTime(run)) });
  return (
    <Page
      title={title}
      kind={text('run.kindWord')}
      subject={run.id}
      badge={<Status face={runFace(run.state)} chip />}
      crumbs={crumbs(run)}
      meta={<Meta run={run} now={now} />}
      actions={unfinished(run) && <May what="edit"><Cancel run={run} /></May>}
    >
      <div className="hy-stack">
        {run.state === 'queued' && <Waiting run={run} />}
        {run.kind === 'ingest' && <Stages run={run} />}
        <TabbedParts run={run} />
      </div>
    </Page>
  );
}

const crumbs = (run: Run) => [
  { label: text('runs.title'), to: '/runs' },
  ...(run.service ? [{ label: run.service.name, to: serviceLink(run.service.fullyQualifiedName, 'agents') }] : []),
];

/** The answer is asked for each second while the run goes on, so its time is the clock here. */
function Meta({ run, now }: { run: Run; now: number }) {
  const time = elapsed(run, now);
  return (
    <>
      {run.runner && <span>{text('run.runner', { runner: run.runner })}</span>}
      {run.attempt > 0 && <span>{text('run.attempt', { n: run.attempt })}</span>}
      {time !== undefined && <span>{text(run.endedAt ? 'run.took' : 'run.since', { time: duration(time) })}</span>}
      {run.ingestionPipeline && <span className="hy-mono hy-dense">{run.ingestionPipeline.name}</span>}
    </>
  );
}

function Cancel({ run }: { run: Run }) {
  const cancel = useCancelRun(run.id);
  const going = cancel.isPending || cancel.isSuccess;
  return (
    <span className="hy-row-wrap">
      {cancel.error && <span className="hy-error" role="alert">{cancel.error.message}</span>}
      <Button aria-disabled={going} onClick={() => !going && cancel.mutate()}>{text(going ? 'run.cancelling' : 'run.cancel')}</Button>
    </span>
  );
}

function TabbedParts({ run }: { run: Run }) {
  const [params, setParams] = useSearchParams();
  const asked = params.get('tab') as Tab | null;
  const tab: Tab = asked && tabs.includes(asked) ? asked : run.state === 'queued' || unfinished(run) ? 'log' : 'summary';
  const row = useActiveInView<HTMLDivElement>(tab);
  const counts = countsOf(run);
  const badge: Partial<Record<Tab, number>> = { failures: counts.errors + counts.warnings, unresolved: counts.unresolved };
  return (
    <div>
      <div ref={row} className="hy-tabs" role="tablist" aria-label={text('run.parts')}>
        {tabs.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            className="hy-tab"
            id={`tab-${one}`}
            aria-selected={one === tab}
            aria-controls="run-part"
            onClick={() => setParams({ tab: one }, { replace: true, preventScrollReset: true })}
          >
            {text(words[one])}
            {badge[one] ? <span className="hy-count">{badge[one]}</span> : null}
          </button>
        ))}
      </div>
      <div id="run-part" role="tabpanel" aria-labelledby={`tab-${tab}`}>{part(tab, run)}</div>
    </div>
  );
}

function part(tab: Tab, run: Run) {
  switch (tab) {
    case 'summary': return <RunSummary run={run} />;
    case 'failures': return <Problems run={run} />;
    case 'unresolved': return <Unresolved run={run} />;
    case 'log': return <RunLogView run={run} />;
    case 'configuration': return <RunConfiguration run={run} />;
  }
}
