import type { Deployment } from '../api/hooks/useDeployIngestion';
import { StatusShape } from '../shared/status/StatusShape';
import type { StatusKind } from '../shared/status/status';
import { text } from '../shared/text/text';
import { ErrorNote } from '../shared/ui/ErrorNote';
import { Note } from '../shared/ui/Note';

/** Two lines that tick themselves: stored, deployed; and what to do when one of them fails. */
export function DeployProgress({ deployment, isNew }: { deployment: Deployment; isNew: boolean }) {
  const { phase, error } = deployment;
  if (phase === 'idle') return null;
  const stored: StatusKind = phase === 'saving' ? 'running' : phase === 'saveFailed' ? 'failed' : 'ok';
  const deployed: StatusKind = phase === 'deploying' ? 'running' : phase === 'deployFailed' ? 'failed' : phase === 'done' ? 'ok' : 'waiting';
  return (
    <div className="hy-stack-tight" role="status">
      <ul className="hy-panel hy-panel-body hy-stack-tight">
        <li className="hy-row"><StatusShape kind={stored} label={text(`shape.${stored}`)} />{text(isNew ? 'ingestion.created' : 'ingestion.saved')}</li>
        <li className="hy-row"><StatusShape kind={deployed} label={text(`shape.${deployed}`)} />{text('ingestion.deployed')}</li>
      </ul>
      {phase === 'saveFailed' && error && <ErrorNote error={error} what={text('ingestion.saveFailed')} />}
      {phase === 'deployFailed' && error && <Note kind="failed" alert title={text('ingestion.deployFailed')}><span>{error.message}</span><span>{text('ingestion.deployFailedHint')}</span></Note>}
    </div>
  );
}
