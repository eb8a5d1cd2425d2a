import { Link } from 'react-router';
import { useOverview } from '../api/hooks/useOverview';
import type { Overview } from '../api/types';
import { Page } from '../shared/layout/Page';
import { May } from '../session/May';
import { addServiceLink } from '../shared/links';
import { text } from '../shared/text/text';
import { ButtonLink } from '../shared/ui/Button';
import { Empty } from '../shared/ui/Empty';
import { ErrorNote } from '../shared/ui/ErrorNote';
import { Skeleton } from '../shared/ui/Skeleton';
import { Time } from '../shared/ui/Time';
import { runTime } from '../runs/reading';
import { conclude, somethingNeedsALook, type Conclusion } from './conclusion';
import { NeedsALook } from './NeedsALook';
import { RecentRuns } from './RecentRuns';
import { ServicesPanel } from './ServicesPanel';
import { Tiles } from './Tiles';

/** The answer first: is everything flowing, and where not. */
export function HomePage() {
  const { data, error, refetch } = useOverview();
  if (!data) {
    return (
      <Page title={text('nav.home')} subject="home">
        {error ? <ErrorNote error={error} what={text('home.failed')} retry={() => void refetch()} /> : <Skeleton rows={8} />}
      </Page>
    );
  }
  const conclusion = conclude(data);
  return (
    <Page title={sentence(conclusion)} kind={text('nav.home')} subject="home" meta={<LastScan overview={data} />}>
      {conclusion.kind === 'nothing' ? <Nothing /> : <Content overview={data} />}
    </Page>
  );
}

function sentence(conclusion: Conclusion): string {
  switch (conclusion.kind) {
    case 'nothing': return text('home.nothing');
    case 'trouble': return text('home.trouble', { troubled: conclusion.troubled, services: conclusion.services });
    case 'notScanned': return text('home.notScanned', { services: conclusion.services });
    case 'inactive': return text('home.inactive', { inactive: conclusion.inactive, pipelines: conclusion.pipelines });
    case 'fine': return text('home.fine', { pipelines: conclusion.pipelines });
  }
}

function LastScan({ overview }: { overview: Overview }) {
  const last = overview.lastRuns.find((run) => run.kind === 'ingest' && run.endedAt);
  if (!last) return null;
  return <Link to="/runs" className="hy-muted">{text('home.lastScan')} <Time at={last.endedAt ?? runTime(last)} /></Link>;
}

function Nothing() {
  return (
    <div className="hy-panel">
      <Empty title={text('home.nothing')} actions={<May what="edit"><ButtonLink look="primary" to={addServiceLink()}>{text('services.add')}</ButtonLink></May>}>
        {text('home.nothingHint')}
      </Empty>
    </div>
  );
}

function Content({ overview }: { overview: Overview }) {
  const services = <ServicesPanel services={overview.servicesSummary} />;
  const runs = <RecentRuns runs={overview.lastRuns} />;
  return (
    <div className="hy-stack">
      <Tiles overview={overview} />
      {somethingNeedsALook(overview) ? (
        <div className="hy-columns">
          <NeedsALook overview={overview} />
          <div className="hy-stack">{services}{runs}</div>
        </div>
      ) : (
        <div className="hy-columns">{services}{runs}</div>
      )}
    </div>
  );
}
