import { useState } from 'react';
import type { JsonObject } from '../api/types';
import { PatternList } from '../services/PatternList';
import { WizardFoot } from '../services/WizardFoot';
import { text } from '../shared/text/text';
import { Button } from '../shared/ui/Button';
import { described, Field, ProblemLine } from './Field';
import { FilterPreview } from './FilterPreview';
import type { StepProps } from './IngestionPage';
import { listAt, optionProblems, withList, withThreshold } from './rules';
import { optionNumber, optionSwitches } from './schemaOptions';

interface Props extends StepProps {
  taken: string[];
  next: () => void;
}

/** What is read and how it is written; beside it, what the filter keeps. */
export function OptionsStep({ draft, change, service, form, before, taken, cancelTo, next }: Props) {
  const [tried, setTried] = useState(false);
  const problems = optionProblems(draft, taken);
  const shown = tried ? problems : {};
  const threshold = optionNumber(form.schema, 'successThreshold');
  const setOptions = (options: JsonObject) => change({ options });
  const list = (parent: string, name: string) => ({
    patterns: listAt(draft.options, parent, name),
    onChange: (values: string[]) => setOptions(withList(draft.options, parent, name, values)),
  });
  const submit = () => {
    setTried(true);
    if (Object.keys(problems).length === 0) next();
    else document.getElementById(problems.name ? 'ingestion-name' : problems.filter ? 'includes' : problems.lookback ? 'ingestion-lookback' : 'ingestion-threshold')?.focus();
  };
  return (
    <div className="hy-wizard">
      <div className="hy-stack hy-wizard-form">
        <Field id="ingestion-name" label={text('ingestion.name')} hint={text(before ? 'ingestion.nameFixed' : 'ingestion.nameHint')} problem={shown.name} required>
          <input
            {...described('ingestion-name', shown.name)}
            className="hy-input"
            value={draft.name}
            readOnly={before !== undefined}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => change({ name: event.target.value })}
          />
        </Field>
        <fieldset className="hy-stack">
          <legend className="hy-legend">{text('ingestion.filter')}</legend>
          <PatternList id="includes" label={text('filters.includes')} hint={text('filters.includesHint')} {...list('pipelineFilterPattern', 'includes')} />
          <PatternList id="excludes" label={text('filters.excludes')} hint={text('filters.excludesHint')} {...list('pipelineFilterPattern', 'excludes')} />
          {shown.filter && <ProblemLine id="includes" problem={shown.filter} />}
        </fieldset>
        <fieldset className="hy-stack-tight">
          <legend className="hy-legend">{text('ingestion.what')}</legend>
          {optionSwitches(form.schema).map((option) => (
            <Switch
              key={option.name}
              id={option.name}
              label={option.title}
              hint={option.description}
              on={(draft.options[option.name] ?? option.standard) === true}
              set={(on) => setOptions({ ...draft.options, [option.name]: on })}
            />
          ))}
          <Switch id="debug" label={text('ingestion.debug')} hint={text('ingestion.debugHint')} on={draft.debug} set={(debug) => change({ debug })} />
        </fieldset>
        <Field id="ingestion-lookback" label={text('ingestion.lookback')} hint={text('ingestion.lookbackHint')} problem={shown.lookback}>
          <input
            {...described('ingestion-lookback', shown.lookback)}
            className="hy-input hy-input-short"
            type="number"
            min={1}
            max={15}
            value={String(draft.options['statusLookbackDays'] ?? 1)}
            onChange={(event) => setOptions({ ...draft.options, statusLookbackDays: Number(event.target.value) })}
          />
        </Field>
        {threshold && (
          <Field id="ingestion-threshold" label={threshold.title} hint={threshold.description} problem={shown.threshold}>
            <input
              {...described('ingestion-threshold', shown.threshold)}
              className="hy-input hy-input-short"
              type="number"
              min={threshold.least}
              max={threshold.most}
              value={String(draft.options['successThreshold'] ?? threshold.standard)}
              onChange={(event) => setOptions(withThreshold(draft.options, Number(event.target.value), threshold.standard))}
            />
          </Field>
        )}
        <fieldset className="hy-stack">
          <legend className="hy-legend">{text('ingestion.ends')}</legend>
          <PatternList plain id="dbServiceNames" label={text('ingestion.databases')} hint={text('ingestion.databasesHint')} {...list('lineageInformation', 'dbServiceNames')} />
          <PatternList plain id="storageServiceNames" label={text('ingestion.storages')} hint={text('ingestion.storagesHint')} {...list('lineageInformation', 'storageServiceNames')} />
        </fieldset>
        <WizardFoot cancelTo={cancelTo}>
          <Button look="primary" onClick={submit}>{text('action.next')}</Button>
        </WizardFoot>
      </div>
      <FilterPreview service={service} includes={listAt(draft.options, 'pipelineFilterPattern', 'includes')} excludes={listAt(draft.options, 'pipelineFilterPattern', 'excludes')} usable={!problems.filter} />
    </div>
  );
}

interface SwitchProps {
  id: string;
  label: string;
  hint?: string;
  on: boolean;
  set: (on: boolean) => void;
}

export function Switch({ id, label, hint, on, set }: SwitchProps) {
  return (
    <div>
      <label className="hy-check">
        <input type="checkbox" checked={on} aria-describedby={hint ? `${id}-hint` : undefined} onChange={(event) => set(event.target.checked)} />
        {label}
      </label>
      {hint && <div className="hy-hint hy-check-hint" id={`${id}-hint`}>{hint}</div>}
    </div>
  );
}
