import { lazy, Suspense } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { ApiError } from '../api/client';
import { useAgents } from '../api/hooks/useAgents';
import { useOverview } from '../api/hooks/useOverview';
import { usePipelines } from '../api/hooks/usePipelines';
import { runsOfAgent, useServiceRuns } from '../api/hooks/useRuns';
import { useService } from '../api/hooks/useService';
import type { PipelineService } from '../api/types';
import { May } from '../session/May';
import { Glyph } from '../shared/glyphs/Glyph';
import { NotFoundPage } from '../shared/layout/NotFoundPage';
import { Page } from '../shared/layout/Page';
import { serviceLink, servicesLink, type ServiceTab } from '../shared/links';
import { pipelineFace, runFace } from '../shared/status/status';
import { Status } from '../shared/status/Status';
import { text } from '../shared/text/text';
import { ErrorNote } from '../shared/ui/ErrorNote';
import { Note } from '../shared/ui/Note';
import { Skeleton } from '../shared/ui/Skeleton';
import { Tabs } from '../shared/ui/Tabs';
import { AgentsTab } from './AgentsTab';
import { AutoPilotStrip } from './AutoPilotStrip';
import { RunNowButton } from './RunNowButton';
import { ServiceMenu } from './ServiceMenu';
import { ServicePipelines } from './ServicePipelines';
import { regionOf } from './serviceRows';

const loadLineage = () => import('../lineage/LineagePanel');
const LineagePanel = lazy(loadLineage);
const ConnectionTab = lazy(() => import('./ConnectionTab').then((module) => ({ default: module.ConnectionTab })));

/** One service: pipelines, agents, connection, lineage. */
export function ServicePage() {
  const { fqn = '', tab = 'pipelines' } = useParams();
  const { data, error, refetch } = useService(fqn);
  if (error instanceof ApiError && error.notFound) return <NotFoundPage wanted={fqn} type="pipelineService" />;
  if (!data) {
    return (
      <Page title={fqn} kind={text('kind.pipelineService')}>
        {error ? <ErrorNote error={error} what={text('service.failed')} retry={() => void refetch()} /> : <Skeleton rows={10} />}
      </Page>
    );
  }
  return <Loaded service={data} tab={tab as ServiceTab} />;
}

function Loaded({ service, tab }: { service: PipelineService; tab: ServiceTab }) {
  const fqn = service.fullyQualifiedName;
  const { data: overview } = useOverview();
  const { data: agents } = useAgents(fqn);
  const { data: pipelines } = usePipelines(fqn);
  const { data: runs } = useServiceRuns(fqn);
  const summary = overview?.servicesSummary.find((one) => one.fullyQualifiedName === fqn);
  const [params] = useSearchParams();
  const region = summary?.region ?? regionOf(service);
  const agent = agents?.[0];
  return (
    <Page
      title={service.displayName ?? service.name}
      kind={text('kind.pipelineService')}
      subject={fqn}
      glyph={<Glyph kind="pipeline" size={20} />}
      badge={service.deleted ? <Status face={pipelineFace(undefined, true)} chip /> : <Status face={runFace(summary?.lastRun?.state)} chip />}
      crumbs={[{ label: text('services.title'), to: servicesLink }]}
      meta={
        <>
          <span>{text('connector.short')}</span>
          {region && <span>{region}</span>}
          {summary?.account && <span className="hy-mono">{summary.account}</span>}
          {service.ingestionRunner?.name && <span>{text('run.runner', { runner: service.ingestionRunner.name })}</span>}
          {service.description && <span className="hy-ellipsis" title={service.description}>{service.description}</span>}
        </>
      }
      actions={<May what="edit">{agent && <RunNowButton agent={agent} runs={runsOfAgent(agent, runs)} look="primary" />}<ServiceMenu service={service} pipelines={pipelines?.length ?? summary?.pipelines ?? 0} /></May>}
    >
      <Tabs
        label={text('service.parts')}
        tabs={[
          { to: serviceLink(fqn, 'pipelines'), label: text('tab.pipelines'), count: pipelines?.length },
          { to: serviceLink(fqn, 'agents'), label: text('tab.agents'), count: agents?.length },
          { to: serviceLink(fqn, 'connection'), label: text('tab.connection') },
          { to: serviceLink(fqn, 'lineage'), label: text('tab.lineage'), onIntent: () => void loadLineage() },
        ]}
      />
      {params.get('created') === '1' && agents?.length === 0 && !service.connection?.hydrant?.['autoPilot'] && tab === 'agents' && (
        <div className="hy-after-create"><Note kind="ok" title={text('service.created')}>{text('service.createdHint')}</Note></div>
      )}
      <AutoPilotStrip service={service} />
      <Suspense fallback={<Skeleton rows={8} />}>
        {tab === 'agents' && <AgentsTab service={service} />}
        {tab === 'connection' && <ConnectionTab service={service} />}
        {tab === 'lineage' && <LineagePanel type="pipelineService" fullyQualifiedName={fqn} height={620} />}
        {tab === 'pipelines' && <ServicePipelines service={service} />}
      </Suspense>
    </Page>
  );
}
