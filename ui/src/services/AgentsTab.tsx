import { Link } from 'react-router';
import { useAgents } from '../api/hooks/useAgents';
import { useCreateAgent } from '../api/hooks/useCreateAgent';
import { useRuns } from '../api/hooks/useRuns';
import type { IngestionPipeline, PipelineService, Run } from '../api/types';
import { countsOf, runTime } from '../runs/reading';
import { RunMarks } from '../runs/RunMarks';
import { RunsTable } from '../runs/RunsTable';
import { runLink } from '../shared/links';
import { Status } from '../shared/status/Status';
import { runFace } from '../shared/status/status';
import { text } from '../shared/text/text';
import { Button } from '../shared/ui/Button';
import { Empty } from '../shared/ui/Empty';
import { ErrorNote } from '../shared/ui/ErrorNote';
import { Skeleton } from '../shared/ui/Skeleton';
import { Time } from '../shared/ui/Time';
import { RunNowButton } from './RunNowButton';

/** The service's ingestion pipelines with their last runs. */
export function AgentsTab({ service }: { service: PipelineService }) {
  const fqn = service.fullyQualifiedName;
  const agents = useAgents(fqn);
  const runs = useRuns({ service: fqn, limit: 100 });
  if (agents.error) return <ErrorNote error={agents.error} what={text('agents.failed')} retry={() => void agents.refetch()} />;
  if (!agents.data) return <Skeleton rows={4} height={64} />;
  return (
    <div className="hy-stack">
      {agents.data.length === 0 && <NoAgent service={service} />}
      <ul className="hy-stack-tight">
        {agents.data.map((agent) => <AgentCard key={agent.id} agent={agent} runs={runsOf(agent, runs.data)} />)}
      </ul>
      {runs.data && runs.data.length > 0 && (
        <section>
          <h2 className="hy-section-title">{text('agents.runs')}</h2>
          <RunsTable runs={runs.data} busy={runs.isFetching} />
        </section>
      )}
      {runs.error && <ErrorNote error={runs.error} what={text('runs.failed')} retry={() => void runs.refetch()} />}
    </div>
  );
}

const runsOf = (agent: IngestionPipeline, runs: Run[] = []) =>
  runs.filter((run) => run.ingestionPipeline?.fullyQualifiedName === agent.fullyQualifiedName);

function AgentCard({ agent, runs }: { agent: IngestionPipeline; runs: Run[] }) {
  const last = runs[0];
  const counts = last && countsOf(last);
  return (
    <li className="hy-panel hy-agent">
      <div className="hy-agent-name">
        <strong className="hy-break">{agent.displayName ?? agent.name}</strong>
        <span className="hy-hint">{schedule(agent)}</span>
      </div>
      <div className="hy-agent-last">
        {last ? (
          <>
            <Link to={runLink(agent.fullyQualifiedName, last.id)}><Status face={runFace(last.state)} /></Link>
            <span className="hy-hint"><Time at={runTime(last)} />{counts?.described !== undefined && ` · ${text('home.read', { n: counts.described })}`}</span>
          </>
        ) : (
          <Status face={runFace(undefined)} />
        )}
      </div>
      {runs.length > 0 ? <RunMarks runs={runs.slice(0, 12)} /> : <span />}
      <RunNowButton agent={agent} />
    </li>
  );
}

const schedule = (agent: IngestionPipeline) =>
  agent.airflowConfig?.scheduleInterval
    ? text('agent.scheduled', { cron: agent.airflowConfig.scheduleInterval })
    : text('agent.byHand');

function NoAgent({ service }: { service: PipelineService }) {
  const create = useCreateAgent();
  return (
    <div className="hy-panel">
      <Empty title={text('agents.none')} actions={<Button look="primary" onClick={() => create.mutate(service)}>{text(create.isPending ? 'action.saving' : 'agents.create')}</Button>}>
        {text('agents.noneHint')}
      </Empty>
      {create.error && <div className="hy-panel-body"><ErrorNote error={create.error} what={text('agents.createFailed')} /></div>}
    </div>
  );
}
