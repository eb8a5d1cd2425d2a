import { useOverview } from '../api/hooks/useOverview';
import { useVersion } from '../api/hooks/useVersion';
import { FactList } from '../catalog/FactList';
import { text } from '../shared/text/text';
import { exactTime } from '../shared/time/format';
import { ErrorNote } from '../shared/ui/ErrorNote';
import { Panel } from '../shared/ui/Panel';

/** What runs here and how much it holds. */
export function About() {
  const { data: version, error, refetch } = useVersion();
  const { data: overview } = useOverview();
  const facts = [
    version && { label: text('about.contract'), value: version.version },
    version?.revision && { label: text('about.revision'), value: version.revision },
    version?.timestamp && { label: text('about.built'), value: exactTime(version.timestamp) },
    overview && { label: text('about.catalog'), value: text('about.counts', { services: overview.services, pipelines: overview.pipelines, edges: overview.edges }) },
  ].flatMap((fact) => (fact ? [fact] : []));
  return (
    <Panel title={text('app.name')}>
      <div className="hy-stack">
        <p className="hy-prose">{text('about.what')}</p>
        {error && <ErrorNote error={error} what={text('about.failed')} retry={() => void refetch()} />}
        <FactList facts={facts} />
        <p className="hy-hint">{text('about.licence')}</p>
      </div>
    </Panel>
  );
}
