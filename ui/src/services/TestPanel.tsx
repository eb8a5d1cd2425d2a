import { useState } from 'react';
import { useTestDefinition } from '../api/hooks/useTestDefinition';
import { StatusShape } from '../shared/status/StatusShape';
import { text } from '../shared/text/text';
import { duration } from '../shared/time/format';
import { Button } from '../shared/ui/Button';
import { ErrorNote } from '../shared/ui/ErrorNote';
import { Note } from '../shared/ui/Note';
import type { ConnectionTest } from './useConnectionTest';
import { builtIn } from '../settings/runners/runners';
import { stepShape, stepViews, verdictOf, type StepView } from './verdict';

interface Props {
  test: ConnectionTest;
  /** The form changed after the test. */
  stale: boolean;
  onTest: () => void;
  onStop: () => void;
}

/** The test in place: the fields stay editable, one row a step. */
export function TestPanel({ test, stale, onTest, onStop }: Props) {
  const { data: definition = [] } = useTestDefinition('KinesisFirehose');
  const shown = stepViews(definition, test.workflow, test.phase === 'running');
  const again = (
    <Button small onClick={onTest}>{text(test.phase === 'idle' ? 'test.run' : 'test.again')}</Button>
  );
  return (
    <section className="hy-panel hy-test" aria-label={text('test.title')}>
      <div className="hy-panel-head">
        <Headline test={test} stale={stale} />
        <span className="hy-push hy-row-wrap">
          {test.phase === 'running' ? <><span className="hy-hint">{text('test.wait')}</span><Button small onClick={onStop}>{text('test.stop')}</Button></> : again}
        </span>
      </div>
      {test.phase === 'error' && test.error && <div className="hy-panel-body"><ErrorNote error={test.error} what={text('test.broken')} /></div>}
      {test.phase === 'timeout' && <div className="hy-panel-body"><Note kind="partial" title={text('test.timeout')}>{text('test.timeoutHint')}</Note></div>}
      {test.phase !== 'idle' && test.phase !== 'error' && (
        <ol className="hy-test-steps">{shown.map((step) => <StepRow key={step.name} step={step} />)}</ol>
      )}
    </section>
  );
}

const waiting = ({ workflow }: ConnectionTest): boolean => workflow?.status === 'Pending';

function runningWords(test: ConnectionTest): string {
  if (!waiting(test)) return text('test.running');
  return text('run.waits', { runner: test.runner ?? builtIn });
}

function Headline({ test, stale }: { test: ConnectionTest; stale: boolean }) {
  const verdict = test.workflow && verdictOf(test.workflow);
  const took = test.startedAt && test.endedAt ? duration(test.endedAt - test.startedAt) : '';
  if (stale || test.phase === 'idle') return <span className="hy-row" role="status"><StatusShape kind="waiting" />{text(stale ? 'test.stale' : 'test.none')}</span>;
  if (test.phase === 'running') return <span className="hy-row" role="status"><StatusShape kind={waiting(test) ? 'waiting' : 'running'} />{runningWords(test)}</span>;
  if (test.phase === 'stopped') return <span className="hy-row" role="status"><StatusShape kind="stopped" />{text('test.stopped')}</span>;
  if (test.phase !== 'done' || !verdict) return <span className="hy-row" role="status"><StatusShape kind="partial" />{text('test.noAnswer')}</span>;
  const shape = { works: 'ok', gaps: 'partial', failed: 'failed' } as const;
  return <strong className="hy-row" role="status"><StatusShape kind={shape[verdict]} />{text(`test.verdict.${verdict}`, { took })}</strong>;
}

function StepRow({ step }: { step: StepView }) {
  const [raw, setRaw] = useState(false);
  return (
    <li className="hy-test-step">
      <StatusShape kind={stepShape[step.state]} label={text(`test.state.${step.state}`)} />
      <div className="hy-grow">
        <div className="hy-row-wrap">
          <strong>{step.name}</strong>
          {!step.mandatory && <span className="hy-chip">{text('test.optional')}</span>}
        </div>
        <p className="hy-muted hy-dense">{step.message || (step.state === 'notReached' ? text('test.state.notReached') : step.description)}</p>
        {step.errorLog && (
          <>
            <button type="button" className="hy-link-button hy-dense" aria-expanded={raw} onClick={() => setRaw(!raw)}>{text('error.raw')}</button>
            {raw && <pre className="hy-raw">{step.errorLog}</pre>}
          </>
        )}
      </div>
    </li>
  );
}
