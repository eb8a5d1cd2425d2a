import type { Run } from '../api/types';
import { StatusShape } from '../shared/status/StatusShape';
import type { StatusKind } from '../shared/status/status';
import { text } from '../shared/text/text';
import { stageViews, type StageState, type StageView } from './reading';

const shapes: Record<StageState, StatusKind> = { done: 'ok', now: 'running', open: 'waiting', failed: 'failed' };

/** List → describe → write → finish, with the count of the one that goes on. */
export function Stages({ run }: { run: Run }) {
  return (
    <ol className="hy-stages" aria-label={text('run.stages')}>
      {stageViews(run).map((view) => <StageItem key={view.stage} view={view} />)}
    </ol>
  );
}

function StageItem({ view }: { view: StageView }) {
  const { stage, state, done, total } = view;
  return (
    <li className="hy-stage" data-state={state}>
      <StatusShape kind={shapes[state]} label={text(`stage.state.${state}`)} />
      <span className="hy-stage-word">{text(`stage.${stage}`)}</span>
      {state === 'now' && total ? (
        <>
          <progress className="hy-progress" value={done} max={total} aria-label={text(`stage.${stage}`)} />
          <span className="hy-hint">{text('stage.of', { done: done ?? 0, total })}</span>
        </>
      ) : null}
      {state === 'now' && !total && done ? <span className="hy-hint">{text('stage.count', { done })}</span> : null}
    </li>
  );
}
