import { ExternalLink } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useParams } from 'react-router';
import { ApiError } from '../api/client';
import { usePipeline } from '../api/hooks/usePipeline';
import type { Pipeline } from '../api/types';
import { Glyph } from '../shared/glyphs/Glyph';
import { Page } from '../shared/layout/Page';
import { lineageLink, pipelineLink, serviceLink, type PipelineTab } from '../shared/links';
import { pipelineFace } from '../shared/status/status';
import { Status } from '../shared/status/Status';
import { text } from '../shared/text/text';
import { ButtonLink } from '../shared/ui/Button';
import { Copyable } from '../shared/ui/Copyable';
import { ErrorNote } from '../shared/ui/ErrorNote';
import { Skeleton } from '../shared/ui/Skeleton';
import { Tabs } from '../shared/ui/Tabs';
import { NotFoundPage } from '../shared/layout/NotFoundPage';
import { parseArn } from './arn';
import { HealthPanel } from './HealthPanel';
import { PipelineOverview } from './PipelineOverview';
import { RawEntity } from './RawEntity';

const loadLineage = () => import('../lineage/LineagePanel');
const LineagePanel = lazy(loadLineage);

/** One pipeline: overview, health, lineage, raw. */
export function PipelinePage() {
  const { fqn = '', tab = 'overview' } = useParams();
  const { data, error, refetch } = usePipeline(fqn);
  if (error instanceof ApiError && error.notFound) return <NotFoundPage wanted={fqn} type="pipeline" />;
  if (!data) {
    return (
      <Page title={fqn} kind={text('kind.firehose')}>
        {error ? <ErrorNote error={error} what={text('pipeline.failed')} retry={() => void refetch()} /> : <Skeleton rows={10} />}
      </Page>
    );
  }
  return <Loaded pipeline={data} tab={tab as PipelineTab} />;
}

function Loaded({ pipeline, tab }: { pipeline: Pipeline; tab: PipelineTab }) {
  const fqn = pipeline.fullyQualifiedName;
  return (
    <Page
      title={pipeline.displayName ?? pipeline.name}
      kind={text('kind.firehose')}
      subject={fqn}
      glyph={<Glyph kind="pipeline" size={20} />}
      badge={<Status face={pipelineFace(pipeline.state, pipeline.deleted)} chip />}
      crumbs={crumbs(pipeline)}
      meta={<Meta pipeline={pipeline} />}
      actions={<Actions pipeline={pipeline} />}
    >
      <Tabs
        label={text('pipeline.parts')}
        tabs={[
          { to: pipelineLink(fqn, 'overview'), label: text('tab.overview') },
          { to: pipelineLink(fqn, 'health'), label: text('tab.health') },
          { to: pipelineLink(fqn, 'lineage'), label: text('tab.lineage'), onIntent: () => void loadLineage() },
          { to: pipelineLink(fqn, 'raw'), label: text('tab.raw') },
        ]}
      />
      {tab === 'lineage' ? (
        <Suspense fallback={<Skeleton rows={8} height={48} />}>
          <LineagePanel type="pipeline" fullyQualifiedName={fqn} height={620} />
        </Suspense>
      ) : tab === 'health' ? (
        <HealthPanel fqn={fqn} />
      ) : tab === 'raw' ? (
        <RawEntity entity={pipeline} />
      ) : (
        <PipelineOverview pipeline={pipeline} />
      )}
    </Page>
  );
}

const crumbs = ({ service }: Pipeline) => [
  { label: text('pipelines.title'), to: '/pipelines' },
  ...(service ? [{ label: service.displayName ?? service.name ?? '', to: serviceLink(service.fullyQualifiedName ?? service.name ?? '') }] : []),
];

function Meta({ pipeline }: { pipeline: Pipeline }) {
  const arn = parseArn(pipeline.pipelineLocation);
  return (
    <>
      <span>{text('kind.firehose')}</span>
      {arn && <span>{arn.region}</span>}
      {arn && <span className="hy-mono">{arn.account}</span>}
      {pipeline.pipelineLocation && <Copyable value={pipeline.pipelineLocation} most={56} />}
    </>
  );
}

function Actions({ pipeline }: { pipeline: Pipeline }) {
  return (
    <>
      <ButtonLink to={lineageLink('pipeline', pipeline.fullyQualifiedName)} onMouseEnter={() => void loadLineage()}>{text('pipeline.explore')}</ButtonLink>
      {pipeline.sourceUrl && (
        <a className="hy-button" href={pipeline.sourceUrl} target="_blank" rel="noreferrer">
          {text('pipeline.console')}<ExternalLink size={14} aria-hidden />
        </a>
      )}
    </>
  );
}
