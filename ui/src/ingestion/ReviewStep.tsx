import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { useDeployIngestion } from '../api/hooks/useDeployIngestion';
import { FactList } from '../catalog/FactList';
import { WizardFoot } from '../services/WizardFoot';
import { serviceLink } from '../shared/links';
import { announce } from '../shared/live/announce';
import { text } from '../shared/text/text';
import { Button, ButtonLink } from '../shared/ui/Button';
import { Panel } from '../shared/ui/Panel';
import { DeployProgress } from './DeployProgress';
import { bodyOf } from './draft';
import { filterFacts, optionFacts, scheduleFacts } from './facts';
import type { StepProps } from './IngestionPage';
import type { IngestionStep } from './rules';
import { useSchedule } from './useSchedule';

interface Props extends StepProps {
  back: () => void;
  edit: (step: IngestionStep) => void;
  /** The ingestion is stored: leaving loses nothing any more. */
  onSaved: () => void;
}

/** Every setting once more, each with a way back to it; then it is created and deployed. */
export function ReviewStep({ draft, service, form, before, cancelTo, back, edit, onSaved }: Props) {
  const navigate = useNavigate();
  const { deployment, start, again } = useDeployIngestion();
  const schedule = useSchedule(draft);
  const { phase } = deployment;
  const stored = phase === 'deploying' || phase === 'deployFailed' || phase === 'done';
  const busy = phase === 'saving' || phase === 'deploying' || phase === 'done';
  const agents = serviceLink(service.fullyQualifiedName, 'agents');
  useEffect(() => {
    if (stored) onSaved();
  }, [stored]);
  useEffect(() => {
    if (phase !== 'done') return;
    announce(text('live.deployed', { name: draft.name }));
    void navigate(agents);
  }, [phase]);

  const panels = [
    { step: 'options' as const, title: text('ingestion.step.options'), facts: optionFacts(draft, form.schema) },
    { step: 'options' as const, title: text('ingestion.filter'), facts: filterFacts(draft) },
    { step: 'schedule' as const, title: text('ingestion.step.schedule'), facts: scheduleFacts(draft, schedule.check?.words) },
  ];
  return (
    <div className="hy-stack hy-narrow">
      {panels.map(({ step, title, facts }) => (
        <Panel key={title} title={title} actions={!stored && <Button small aria-label={text('ingestion.editPart', { part: title })} onClick={() => edit(step)}>{text('ingestion.editShort')}</Button>}>
          <FactList facts={facts} />
        </Panel>
      ))}
      <DeployProgress deployment={deployment} isNew={!before} />
      <WizardFoot cancelTo={cancelTo}>
        {phase === 'deployFailed' ? (
          <>
            <ButtonLink to={agents}>{text('ingestion.toAgents')}</ButtonLink>
            <Button look="primary" onClick={() => void again()}>{text('agent.redeploy')}</Button>
          </>
        ) : (
          <>
            <Button aria-disabled={busy} onClick={() => !busy && back()}>{text('action.back')}</Button>
            <Button look="primary" aria-disabled={busy} onClick={() => !busy && void start(bodyOf(draft, service, before), !before)}>
              {text(busy ? 'ingestion.deploying' : before ? 'ingestion.saveAndDeploy' : 'ingestion.addAndDeploy')}
            </Button>
          </>
        )}
      </WizardFoot>
    </div>
  );
}
