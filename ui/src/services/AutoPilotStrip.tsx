import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useAutoPilot, useAutoPilotAgain } from '../api/hooks/useAutoPilot';
import { keys } from '../api/keys';
import type { AutoPilot, AutoPilotStep, PipelineService } from '../api/types';
import { May } from '../session/May';
import { readText, writeStored } from '../shared/hooks/useStored';
import { useNow } from '../shared/hooks/useNow';
import { runLink } from '../shared/links';
import { StatusShape } from '../shared/status/StatusShape';
import { runFace } from '../shared/status/status';
import { text } from '../shared/text/text';
import { exactTime } from '../shared/time/format';
import { Button, ButtonLink } from '../shared/ui/Button';
import { dismissalOf, stepShape, tells } from './autoPilot';

/** What AutoPilot does at a new service, while it does it; the page can be left meanwhile. */
export function AutoPilotStrip({ service }: { service: PipelineService }) {
  const { data: pilot } = useAutoPilot(service.id);
  const now = useNow();
  const key = `hydrant.autoPilot.${service.id}`;
  const [dismissed, setDismissed] = useState(() => readText(key));
  useNewAgents(pilot);
  if (!tells(pilot, now) || dismissed === dismissalOf(pilot)) return null;
  const dismiss = () => {
    writeStored(key, dismissalOf(pilot));
    setDismissed(dismissalOf(pilot));
  };
  return (
    <section className="hy-panel hy-pilot" aria-label={text('autoPilot.title')}>
      <div className="hy-pilot-head">
        <strong>{text('autoPilot.title')}</strong>
        <span className="hy-muted" role="status">{text(`autoPilot.${pilot.state}`)}</span>
        <span className="hy-row hy-push"><Actions pilot={pilot} service={service} /><Button small icon look="quiet" aria-label={text('autoPilot.close')} onClick={dismiss}><X size={14} aria-hidden /></Button></span>
      </div>
      {pilot.reason && <p className="hy-break">{pilot.reason}</p>}
      <ol className="hy-pilot-steps">{pilot.steps.map((step) => <Step key={step.name} step={step} pilot={pilot} />)}</ol>
    </section>
  );
}

/** The agent that it makes and the runs that it starts appear on the page as they come. */
function useNewAgents(pilot: AutoPilot | undefined): void {
  const client = useQueryClient();
  const made = `${pilot?.ingestionPipeline?.id ?? ''} ${pilot?.run?.id ?? ''} ${pilot?.state ?? ''}`;
  useEffect(() => {
    for (const queryKey of [keys.agents().slice(0, 1), keys.allRuns, keys.overview, keys.pipelines().slice(0, 1)]) void client.invalidateQueries({ queryKey });
  }, [client, made]);
}

function Step({ step, pilot }: { step: AutoPilotStep; pilot: AutoPilot }) {
  const kind = stepShape(step, pilot);
  return (
    <li className="hy-row" data-state={step.state}>
      <StatusShape kind={kind} label={text(`shape.${kind}`)} />
      <span>{text(`autoPilot.step.${step.name}`)}</span>
      <span className="hy-hint">{detail(step, pilot)}</span>
    </li>
  );
}

/** How far the first run is, or when the next one comes. */
function detail(step: AutoPilotStep, { run }: AutoPilot): string {
  if (step.name === 'schedule') return step.reason ?? (step.state === 'done' ? (step.words ?? '') : '');
  if (step.name !== 'run' || !run) return '';
  const { progress } = run;
  if (run.state === 'running' && progress?.total && progress.total > 0) return text('stage.of', { done: progress.done, total: progress.total });
  if (run.state === 'queued') return run.reason ?? text(runFace(run.state).word);
  return run.endedAt ? text('autoPilot.ran', { state: text(runFace(run.state).word), time: exactTime(run.endedAt) }) : text(runFace(run.state).word);
}

function Actions({ pilot, service }: { pilot: AutoPilot; service: PipelineService }) {
  const again = useAutoPilotAgain(service.id);
  const { run, ingestionPipeline } = pilot;
  return (
    <>
      {again.error && <span className="hy-error" role="alert">{again.error.message}</span>}
      {pilot.state === 'failed' && (
        <May what="edit"><Button small aria-disabled={again.isPending} onClick={() => !again.isPending && again.mutate()}>{text('autoPilot.again')}</Button></May>
      )}
      {run && ingestionPipeline && <ButtonLink small to={runLink(ingestionPipeline.fullyQualifiedName, run.id)}>{text('agent.seeRun')}</ButtonLink>}
    </>
  );
}
