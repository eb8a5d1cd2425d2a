import { usePipelines } from '../api/hooks/usePipelines';
import type { PipelineService } from '../api/types';
import { PipelinesTable } from '../catalog/PipelinesTable';
import { serviceLink } from '../shared/links';
import { text } from '../shared/text/text';
import { ButtonLink } from '../shared/ui/Button';
import { Empty } from '../shared/ui/Empty';
import { ErrorNote } from '../shared/ui/ErrorNote';
import { Skeleton } from '../shared/ui/Skeleton';

export function ServicePipelines({ service }: { service: PipelineService }) {
  const fqn = service.fullyQualifiedName;
  const { data, error, isFetching, refetch } = usePipelines(fqn);
  if (error) return <ErrorNote error={error} what={text('pipelines.failed')} retry={() => void refetch()} />;
  if (!data) return <Skeleton rows={10} />;
  if (data.length === 0) {
    return (
      <div className="hy-panel">
        <Empty title={text('service.noPipelines')} actions={<ButtonLink to={serviceLink(fqn, 'agents')}>{text('service.toAgents')}</ButtonLink>}>
          {text('service.noPipelinesHint')}
        </Empty>
      </div>
    );
  }
  return <PipelinesTable pipelines={data} busy={isFetching} />;
}
