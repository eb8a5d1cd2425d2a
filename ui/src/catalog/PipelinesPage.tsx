import { usePipelines } from '../api/hooks/usePipelines';
import type { Pipeline } from '../api/types';
import { Page } from '../shared/layout/Page';
import { May } from '../session/May';
import { addServiceLink } from '../shared/links';
import { text } from '../shared/text/text';
import { ButtonLink } from '../shared/ui/Button';
import { Empty } from '../shared/ui/Empty';
import { ErrorNote } from '../shared/ui/ErrorNote';
import { Skeleton } from '../shared/ui/Skeleton';
import { PipelinesTable } from './PipelinesTable';

/** All pipelines across services. */
export function PipelinesPage() {
  const { data, error, isPending, isFetching, refetch } = usePipelines();
  return (
    <Page title={text('pipelines.title')} subject="pipelines" meta={data && data.length > 0 && <span>{conclusion(data)}</span>}>
      {error && <ErrorNote error={error} what={text('pipelines.failed')} retry={() => void refetch()} />}
      {isPending && !error && <Skeleton rows={12} />}
      {data?.length === 0 && (
        <div className="hy-panel">
          <Empty title={text('pipelines.none')} actions={<May what="edit"><ButtonLink to={addServiceLink()} look="primary">{text('services.add')}</ButtonLink></May>}>
            {text('pipelines.noneHint')}
          </Empty>
        </div>
      )}
      {data && data.length > 0 && <PipelinesTable pipelines={data} busy={isFetching} withService />}
    </Page>
  );
}

function conclusion(pipelines: Pipeline[]): string {
  const services = new Set(pipelines.map((pipeline) => pipeline.service?.fullyQualifiedName)).size;
  const inactive = pipelines.filter((pipeline) => pipeline.state === 'Inactive').length;
  return text('pipelines.conclusion', { n: pipelines.length, services, inactive });
}
