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

const gapStates = new Set<FeatureState>(['DENIED', 'FAILED', 'PARTLY_READ']);

/** What the run asked AWS for besides the streams, and which of it is missing. */
export function Features({ run }: { run: Run }) {
  const { data } = usePermissions();
  const features = featuresOf(run);
  if (features.length === 0) return null;
  const known = new Map(data?.features.map((feature) => [feature.id, feature]));
  const gaps = features.filter(([, state]) => gapStates.has(state));
  const others = features.filter(([, state]) => !gapStates.has(state));
  return (
    <Panel title={text('features.title')}>
      <div className="hy-stack">
        {gaps.length > 0 && (
          <ul className="hy-stack-tight">
            {gaps.map(([id, state]) => (
              <li key={id} className="hy-row hy-row-top">
                <StatusShape kind={shapes[state]} />
                <div className="hy-grow">
                  <strong>{known.get(id)?.title ?? id}</strong> <span className="hy-muted">{text(`features.${state}`)}</span>
                  <p className="hy-muted hy-dense">{known.get(id)?.actions.map((action) => <code key={action} className="hy-break">{action} </code>)}</p>
                </div>
              </li>
            ))}
          </ul>
        )}
        <ul className="hy-features">
          {others.map(([id, state]) => (
            <li key={id} className="hy-row">
              <StatusShape kind={shapes[state]} />
              <span>{known.get(id)?.title ?? id} <span className="hy-muted">{text(`features.${state}`)}</span></span>
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  );
}
