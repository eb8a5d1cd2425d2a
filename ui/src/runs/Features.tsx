import { usePermissions } from '../api/hooks/usePermissions';
import type { Run } from '../api/types';
import { StatusShape } from '../shared/status/StatusShape';
import type { StatusKind } from '../shared/status/status';
import { text } from '../shared/text/text';
import { Panel } from '../shared/ui/Panel';
import { featuresOf, type FeatureState } from './reading';

const shapes: Record<FeatureState, StatusKind> = {
  READ: 'ok', PARTLY_READ: 'partial', NOT_NEEDED: 'waiting', OFF: 'stopped', DENIED: 'failed', FAILED: 'failed',
};

/** What the run asked AWS for besides the streams, and which of it is missing. */
export function Features({ run }: { run: Run }) {
  const { data } = usePermissions();
  const features = featuresOf(run);
  if (features.length === 0) return null;
  const known = new Map(data?.features.map((feature) => [feature.id, feature]));
  return (
    <Panel title={text('features.title')} flush>
      <ul className="hy-problems">
        {features.map(([id, state]) => (
          <li key={id} className="hy-problem">
            <StatusShape kind={shapes[state]} />
            <div className="hy-grow">
              <strong>{known.get(id)?.title ?? id}</strong> <span className="hy-muted">{text(`features.${state}`)}</span>
              {(state === 'DENIED' || state === 'FAILED' || state === 'PARTLY_READ') && (
                <p className="hy-muted hy-dense">
                  {known.get(id)?.actions.map((action) => <code key={action} className="hy-break">{action} </code>)}
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
