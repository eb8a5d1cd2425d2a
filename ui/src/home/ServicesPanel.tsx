import { Link } from 'react-router';
import type { ServiceSummary } from '../api/types';
import { runTime } from '../runs/reading';
import { serviceLink, servicesLink } from '../shared/links';
import { runFace } from '../shared/status/status';
import { StatusShape } from '../shared/status/StatusShape';
import { text } from '../shared/text/text';
import { Panel } from '../shared/ui/Panel';
import { Time } from '../shared/ui/Time';

export function ServicesPanel({ services }: { services: ServiceSummary[] }) {
  return (
    <Panel title={text('services.title')} flush actions={<Link to={servicesLink}>{text('home.all')}</Link>}>
      <ul className="hy-list">
        {services.slice(0, 8).map((service) => {
          const face = runFace(service.lastRun?.state);
          return (
            <li key={service.id} className="hy-list-item">
              <StatusShape kind={face.kind} label={text(face.word)} />
              <div className="hy-grow">
                <Link className="hy-ellipsis" to={serviceLink(service.fullyQualifiedName)} title={service.name}>{service.name}</Link>
                <span className="hy-hint hy-ellipsis" title={[service.region, service.account].filter(Boolean).join(' · ')}>{[service.region, service.account].filter(Boolean).join(' · ')}</span>
              </div>
              <span className="hy-dense hy-nowrap">{text('home.pipelines', { n: service.pipelines })}</span>
              <span className="hy-hint hy-nowrap">{service.lastRun ? <Time at={runTime(service.lastRun)} /> : text('run.state.never')}</span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
