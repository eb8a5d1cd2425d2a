import { Plus } from 'lucide-react';
import { useAgents } from '../api/hooks/useAgents';
import { useCreateAgent } from '../api/hooks/useCreateAgent';
import { runsOfAgent, useServiceRuns } from '../api/hooks/useRuns';
import type { PipelineService } from '../api/types';
import { RunsTable } from '../runs/RunsTable';
import { May } from '../session/May';
import { addIngestionLink } from '../shared/links';
import { text } from '../shared/text/text';
import { Button, ButtonLink } from '../shared/ui/Button';
import { Empty } from '../shared/ui/Empty';
import { ErrorNote } from '../shared/ui/ErrorNote';
import { Skeleton } from '../shared/ui/Skeleton';
import { AgentCard } from './AgentCard';

/** The service's ingestion pipelines with their last runs. */
export function AgentsTab({ service }: { service: PipelineService }) {
  const fqn = service.fullyQualifiedName;
  const agents = useAgents(fqn);
  const runs = useServiceRuns(fqn);
  if (agents.error) return <ErrorNote error={agents.error} what={text('agents.failed')} retry={() => void agents.refetch()} />;
  if (!agents.data) return <Skeleton rows={4} height={64} />;
  return (
    <div className="hy-stack">
      {agents.data.length === 0 ? <NoAgent service={service} /> : (
        <May what="edit"><div className="hy-row"><span className="hy-push"><ButtonLink to={addIngestionLink(fqn)}><Plus size={16} aria-hidden />{text('agents.add')}</ButtonLink></span></div></May>
      )}
      <ul className="hy-stack-tight">
        {agents.data.map((agent) => <AgentCard key={agent.id} service={service} agent={agent} runs={runsOfAgent(agent, runs.data)} />)}
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

function NoAgent({ service }: { service: PipelineService }) {
  const create = useCreateAgent();
  return (
    <div className="hy-panel">
      <Empty title={text('agents.none')} actions={<May what="edit"><Button look="primary" onClick={() => create.mutate(service)}>{text(create.isPending ? 'action.saving' : 'agents.create')}</Button><ButtonLink to={addIngestionLink(service.fullyQualifiedName)}>{text('agents.add')}</ButtonLink></May>}>
        {text('agents.noneHint')}
      </Empty>
      {create.error && <div className="hy-panel-body"><ErrorNote error={create.error} what={text('agents.createFailed')} /></div>}
    </div>
  );
}
