import type { JsonObject, JsonValue } from '../api/types';
import { text } from '../shared/text/text';
import { Button } from '../shared/ui/Button';
import { ErrorNote } from '../shared/ui/ErrorNote';
import type { Draft } from './draft';
import { patternProblem } from './filters';
import { PatternList } from './PatternList';
import { withValue } from './schema';
import { WizardFoot } from './WizardFoot';

interface Props {
  draft: Draft;
  setDraft: (draft: Draft) => void;
  back: () => void;
  onSave: () => void;
  saving: boolean;
  error?: Error;
}

export const patternsOf = (config: JsonObject, side: 'includes' | 'excludes'): string[] => {
  const pattern = config['pipelineFilterPattern'];
  const list: JsonValue | undefined = pattern && typeof pattern === 'object' && !Array.isArray(pattern) ? pattern[side] : undefined;
  return Array.isArray(list) ? list.map(String) : [];
};

/** Which streams the service covers; empty means all. */
export function FiltersStep({ draft, setDraft, back, onSave, saving, error }: Props) {
  const set = (side: 'includes' | 'excludes') => (patterns: string[]) =>
    setDraft({ ...draft, config: withValue(draft.config, `pipelineFilterPattern.${side}`, patterns.length ? patterns : undefined) });
  const all = [...patternsOf(draft.config, 'includes'), ...patternsOf(draft.config, 'excludes')];
  const bad = all.some((pattern) => patternProblem(pattern));
  return (
    <div className="hy-stack hy-wizard-narrow">
      <p className="hy-muted">{text('filters.hint')}</p>
      <PatternList id="includes" label={text('filters.includes')} hint={text('filters.includesHint')} patterns={patternsOf(draft.config, 'includes')} onChange={set('includes')} />
      <PatternList id="excludes" label={text('filters.excludes')} hint={text('filters.excludesHint')} patterns={patternsOf(draft.config, 'excludes')} onChange={set('excludes')} />
      <div>
        <label className="hy-check"><input type="checkbox" checked={draft.autoPilot} aria-describedby="auto-pilot-hint" onChange={(event) => setDraft({ ...draft, autoPilot: event.target.checked })} />{text('autoPilot.use')}</label>
        <div className="hy-hint hy-check-hint" id="auto-pilot-hint">{text('autoPilot.useHint')}</div>
      </div>
      {error && <ErrorNote error={error} what={text('wizard.saveFailed')} retry={onSave} />}
      <WizardFoot>
        <Button onClick={back}>{text('action.back')}</Button>
        <Button look="primary" aria-disabled={saving || bad} onClick={() => !saving && !bad && onSave()}>{text(saving ? 'action.saving' : 'wizard.save')}</Button>
      </WizardFoot>
    </div>
  );
}
