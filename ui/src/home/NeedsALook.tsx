import { Link } from 'react-router';
import type { Overview, ServiceSummary } from '../api/types';
import { countsOf, isError, runTime } from '../runs/reading';
import { runLink, serviceLink } from '../shared/links';
import { runFace } from '../shared/status/status';
import { StatusShape } from '../shared/status/StatusShape';
import { text } from '../shared/text/text';
import { Panel } from '../shared/ui/Panel';
import { Time } from '../shared/ui/Time';
import { troubledServices } from './conclusion';

/** Services whose last run did not read everything; nothing at all when there is none. */
export function NeedsALook({ overview }: { overview: Overview }) {
  const troubled = troubledServices(overview);
  if (troubled.length === 0) return null;
  return (
    <Panel title={text('home.needsALook')} flush>
      <ul className="hy-list">{troubled.map((service) => <Trouble key={service.id} service={service} />)}</ul>
    </Panel>
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
