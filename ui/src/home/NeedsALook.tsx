import { Link } from 'react-router';
import { useInactivePipelines } from '../api/hooks/useInactivePipelines';
import type { Overview, Pipeline, ServiceSummary } from '../api/types';
import { countsOf, isError, runTime } from '../runs/reading';
import { pipelineLink, runLink, serviceLink } from '../shared/links';
import { pipelineFace, runFace } from '../shared/status/status';
import { StatusShape } from '../shared/status/StatusShape';
import { text } from '../shared/text/text';
import { Panel } from '../shared/ui/Panel';
import { Time } from '../shared/ui/Time';
import { troubledServices } from './conclusion';

const most = 6;

/** What the sentence above is about: services that were not read whole, then pipelines that do not flow. */
export function NeedsALook({ overview }: { overview: Overview }) {
  const troubled = troubledServices(overview);
  const inactive = overview.pipelinesByState['Inactive'] ?? 0;
  const { data: pipelines = [] } = useInactivePipelines(inactive > 0, most);
  const all = inactive > pipelines.length && <Link to="/pipelines?state=Inactive">{text('home.allInactive', { n: inactive })}</Link>;
  return (
    <Panel title={text('home.needsALook')} flush actions={all}>
      <ul className="hy-list">
        {troubled.map((service) => <Trouble key={service.id} service={service} />)}
        {pipelines.map((pipeline) => <Idle key={pipeline.id} pipeline={pipeline} />)}
      </ul>
    </Panel>
  );
}

function Idle({ pipeline }: { pipeline: Pipeline }) {
  const face = pipelineFace(pipeline.state);
  return (
    <li className="hy-list-item">
      <StatusShape kind={face.kind} />
      <div className="hy-grow">
        <div className="hy-row-wrap">
          <Link to={pipelineLink(pipeline.fullyQualifiedName)}>{pipeline.displayName ?? pipeline.name}</Link>
          <span className="hy-muted hy-dense">{text(face.word)}{pipeline.service?.name ? ` · ${pipeline.service.name}` : ''}</span>
        </div>
        {pipeline.description && <p className="hy-hint hy-ellipsis" title={pipeline.description}>{pipeline.description}</p>}
      </div>
    </li>
  );
}

function Trouble({ service }: { service: ServiceSummary }) {
  const run = service.lastRun;
  if (!run) return null;
  const first = run.report?.problems?.find(isError);
  return (
    <li className="hy-list-item">
      <StatusShape kind={runFace(run.state).kind} />
      <div className="hy-grow">
        <div className="hy-row-wrap">
          <Link to={serviceLink(service.fullyQualifiedName)}>{service.name}</Link>
          <span className="hy-muted">{text(runFace(run.state).word)} · <Time at={runTime(run)} /></span>
        </div>
        <p className="hy-dense">{first?.message ?? run.reason ?? text('home.errors', { n: countsOf(run).errors })}</p>
      </div>
      <Link to={runLink(run.ingestionPipeline?.fullyQualifiedName ?? '-', run.id)}>{text('home.openRun')}</Link>
    </li>
  );
}
