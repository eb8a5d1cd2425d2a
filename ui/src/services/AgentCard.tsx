import { Link } from 'react-router';
import { useAgentAction } from '../api/hooks/useAgentAction';
import { unfinished } from '../api/runState';
import type { IngestionPipeline, PipelineService, Run } from '../api/types';
import { timingOf } from '../ingestion/cron';
import { useSchedule } from '../ingestion/useSchedule';
import { dayIn, momentIn } from '../ingestion/zoned';
import { countsOf, runTime } from '../runs/reading';
import { RunMarks } from '../runs/RunMarks';
import { May } from '../session/May';
import { useMay } from '../session/useSession';
import { useNow } from '../shared/hooks/useNow';
import { runLink } from '../shared/links';
import { agentFace, runFace } from '../shared/status/status';
import { Status } from '../shared/status/Status';
import { text } from '../shared/text/text';
import { relativeTime } from '../shared/time/format';
import { Button, ButtonLink } from '../shared/ui/Button';
import { ErrorNote } from '../shared/ui/ErrorNote';
import { Time } from '../shared/ui/Time';
import { AgentMenu } from './AgentMenu';
import { RunNowButton } from './RunNowButton';

interface Props {
  service: PipelineService;
  agent: IngestionPipeline;
  /** Newest first. */
  runs: Run[];
}

/** One agent: when it runs, how its last runs went, and what can be done with it. */
export function AgentCard({ service, agent, runs }: Props) {
  const last = runs[0];
  const action = useAgentAction(agent);
  const may = useMay('edit');
  const paused = agent.enabled === false;
  const scheduled = Boolean(agent.airflowConfig?.scheduleInterval);
  return (
    <li className="hy-panel hy-agent" aria-label={agent.displayName ?? agent.name}>
      <div className="hy-agent-name">
        <strong className="hy-break">{agent.displayName ?? agent.name}</strong>
        <ScheduleLine agent={agent} />
        <Status face={agentFace(agent.deployed !== false, !paused)} />
      </div>
      <div className="hy-agent-last">
        {last ? (
          <>
            <Link to={runLink(agent.fullyQualifiedName, last.id)}><Status face={runFace(last.state)} /></Link>
            <span className="hy-hint"><Time at={runTime(last)} /></span>
            <Counts run={last} />
          </>
        ) : (
          <Status face={runFace(undefined)} />
        )}
      </div>
      {runs.length > 0 ? <RunMarks runs={runs.slice(0, 12)} /> : <span />}
      <div className="hy-row-wrap">
        <May what="edit"><RunNowButton agent={agent} runs={runs} small /></May>
        {scheduled && may && (
          <Button small aria-disabled={action.isPending} onClick={() => !action.isPending && action.mutate('toggle')}>{text(paused ? 'agent.resume' : 'agent.pause')}</Button>
        )}
        {last && <ButtonLink small to={`${runLink(agent.fullyQualifiedName, last.id)}?tab=log`}>{text('agent.logs')}</ButtonLink>}
        <May what="edit"><AgentMenu service={service} agent={agent} runs={runs.length} action={action} running={runs.some(unfinished)} /></May>
      </div>
      {action.error && <div className="hy-agent-error"><ErrorNote error={action.error} what={text('agent.actionFailed')} /></div>}
    </li>
  );
}

function Counts({ run }: { run: Run }) {
  const counts = countsOf(run);
  if (counts.described === undefined) return null;
  return <span className="hy-hint">{text('agent.counts', { read: counts.described, warnings: counts.warnings, errors: counts.errors })}</span>;
}

/** The schedule in words and when it is due next; by the server, or as the expression where it does not tell. */
function ScheduleLine({ agent }: { agent: IngestionPipeline }) {
  const now = useNow();
  const airflow = agent.airflowConfig ?? {};
  const zone = airflow.pipelineTimezone ?? 'UTC';
  const day = (moment?: string | null) => (moment && !Number.isNaN(Date.parse(moment)) ? dayIn(Date.parse(moment), zone) : '');
  const { cron, check } = useSchedule({ timing: timingOf(airflow.scheduleInterval), zone, start: day(airflow.startDate), end: day(airflow.endDate) });
  if (!cron) return <span className="hy-hint">{text('agent.byHand')}</span>;
  const next = check?.next?.[0];
  return (
    <>
      <span className="hy-hint">{text('agent.scheduled', { type: agent.pipelineType, schedule: check?.words ?? `${cron}, ${zone}` })}</span>
      {next !== undefined && agent.enabled !== false && agent.deployed && (
        <span className="hy-hint">{text('agent.next', { time: momentIn(next, zone), distance: relativeTime(next, now, text('time.justNow')) })}</span>
      )}
    </>
  );
}
