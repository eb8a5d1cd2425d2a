import { useId, useState } from 'react';
import { WizardFoot } from '../services/WizardFoot';
import { text } from '../shared/text/text';
import { Button } from '../shared/ui/Button';
import { cronOf } from './cron';
import { described, Field } from './Field';
import type { StepProps } from './IngestionPage';
import { Switch } from './OptionsStep';
import { scheduleProblems } from './rules';
import { NextRuns } from './NextRuns';
import { TimingFields } from './TimingFields';
import { useSchedule } from './useSchedule';
import { zones } from './zoned';

interface Props extends StepProps {
  back: () => void;
  next: () => void;
}

/** When it runs, and what happens when a run fails; beside it, the schedule in words and its next runs. */
export function ScheduleStep({ draft, change, cancelTo, back, next }: Props) {
  const [tried, setTried] = useState(false);
  const problems = scheduleProblems(draft);
  const shown = tried ? problems : {};
  const schedule = useSchedule(draft);
  const refused = schedule.check?.valid === false;
  const scheduled = cronOf(draft.timing) !== undefined;
  const zoneList = useId();
  const submit = () => {
    setTried(true);
    if (Object.keys(problems).length === 0 && !refused) next();
    else document.querySelector<HTMLElement>('[aria-invalid="true"], #schedule-cron, #schedule-period')?.focus();
  };
  return (
    <div className="hy-wizard">
      <div className="hy-stack hy-wizard-form">
        <TimingFields timing={draft.timing} problems={shown} onChange={(timing) => change({ timing })} />
        {scheduled && (
          <>
            <Field id="schedule-zone" label={text('schedule.zone')} hint={text('schedule.zoneHint')}>
              <select id="schedule-zone" className="hy-select" aria-describedby="schedule-zone-hint" value={draft.zone} onChange={(event) => change({ zone: event.target.value })}>
                {zones().map((zone) => <option key={`${zoneList}${zone}`} value={zone}>{zone}</option>)}
              </select>
            </Field>
            <div className="hy-field-row">
              <Field id="schedule-start" label={text('schedule.start')} problem={shown.start} required>
                <input {...described('schedule-start', shown.start)} type="date" className="hy-input" value={draft.start} onChange={(event) => change({ start: event.target.value })} />
              </Field>
              <Field id="schedule-end" label={text('schedule.end')} problem={shown.end}>
                <input {...described('schedule-end', shown.end)} type="date" className="hy-input" value={draft.end} min={draft.start} onChange={(event) => change({ end: event.target.value })} />
              </Field>
            </div>
            <Field id="schedule-missed" label={text('schedule.missed')} hint={text('schedule.missedHint')}>
              <select id="schedule-missed" className="hy-select" aria-describedby="schedule-missed-hint" value={draft.catchUp ? 'once' : 'none'} onChange={(event) => change({ catchUp: event.target.value === 'once' })}>
                <option value="none">{text('schedule.missed.none')}</option>
                <option value="once">{text('schedule.missed.once')}</option>
              </select>
            </Field>
          </>
        )}
        <Field id="schedule-retries" label={text('schedule.retries')} hint={text('schedule.retriesHint')} problem={shown.retries}>
          <input
            {...described('schedule-retries', shown.retries)}
            type="number"
            min={0}
            max={10}
            className="hy-input hy-input-short"
            value={Number.isNaN(draft.retries) ? '' : draft.retries}
            onChange={(event) => change({ retries: event.target.valueAsNumber })}
          />
        </Field>
        <Switch id="raise" label={text('schedule.raise')} hint={text('schedule.raiseHint')} on={draft.raiseOnError} set={(raiseOnError) => change({ raiseOnError })} />
        <WizardFoot cancelTo={cancelTo}>
          <Button onClick={back}>{text('action.back')}</Button>
          <Button look="primary" onClick={submit}>{text('action.next')}</Button>
        </WizardFoot>
      </div>
      <NextRuns schedule={schedule} zone={draft.zone} />
    </div>
  );
}
