import { lazy, Suspense } from 'react';
import { useParams } from 'react-router';
import { ApiError } from '../api/client';
import { useAsset } from '../api/hooks/useAsset';
import type { Asset } from '../api/types';
import { Glyph } from '../shared/glyphs/Glyph';
import { glyphOf, kindWord } from '../shared/glyphs/kind';
import { NotFoundPage } from '../shared/layout/NotFoundPage';
import { Page } from '../shared/layout/Page';
import { assetLink, lineageLink } from '../shared/links';
import { pipelineFace } from '../shared/status/status';
import { Status } from '../shared/status/Status';
import { text } from '../shared/text/text';
import { ButtonLink } from '../shared/ui/Button';
import { ErrorNote } from '../shared/ui/ErrorNote';
import { Skeleton } from '../shared/ui/Skeleton';
import { Tabs } from '../shared/ui/Tabs';
import { Tip } from '../shared/ui/Tip';
import { AssetOverview } from './AssetOverview';

const loadLineage = () => import('../lineage/LineagePanel');
const LineagePanel = lazy(loadLineage);
const externalMark = 'hydrant-external';

/** Anything at an end of a pipeline: a topic, table, bucket, index or endpoint. */
export function AssetPage() {
  const { type = '', fqn = '', tab = 'overview' } = useParams();
  const { data, error, refetch } = useAsset(type, fqn);
  if (error instanceof ApiError && error.notFound) return <NotFoundPage wanted={fqn} type={type} />;
  if (!data) {
    return (
      <Page title={fqn} kind={text(kindWord(type))}>
        {error ? <ErrorNote error={error} what={text('asset.failed')} retry={() => void refetch()} /> : <Skeleton rows={8} />}
      </Page>
    );
  }
  return <Loaded type={type} asset={data} tab={tab} />;
}

function Loaded({ type, asset, tab }: { type: string; asset: Asset; tab: string }) {
  const external = asset.sourceHash === externalMark;
  const kind = text(kindWord(type, asset.serviceType));
  const fqn = asset.fullyQualifiedName;
  return (
    <Page
      title={asset.displayName ?? asset.name}
      kind={kind}
      subject={fqn}
      glyph={<Glyph kind={glyphOf(type, asset.serviceType)} external={external} size={20} />}
      badge={
        <>
          {external && <Tip content={text('asset.externalHint')}><span tabIndex={0} className="hy-chip">{text('asset.external')}</span></Tip>}
          {asset.deleted && <Status face={pipelineFace(undefined, true)} chip />}
        </>
      }
      crumbs={[{ label: text('nav.lineage'), to: lineageLink(type, fqn) }]}
      meta={<><span>{kind}</span>{asset.service && <span>{asset.service.displayName ?? asset.service.name}</span>}</>}
      actions={<ButtonLink to={lineageLink(type, fqn)} onMouseEnter={() => void loadLineage()}>{text('pipeline.explore')}</ButtonLink>}
    >
      <Tabs
        label={text('asset.parts')}
        tabs={[
          { to: assetLink(type, fqn, 'overview'), label: text('tab.overview') },
          { to: assetLink(type, fqn, 'lineage'), label: text('tab.lineage'), onIntent: () => void loadLineage() },
        ]}
      />
      {tab === 'lineage' ? (
        <Suspense fallback={<Skeleton rows={8} height={48} />}>
          <LineagePanel type={type} fullyQualifiedName={fqn} height={620} />
        </Suspense>
      ) : (
        <AssetOverview type={type} asset={asset} external={external} />
      )}
    </Page>
  );
}
