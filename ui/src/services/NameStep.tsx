import { useRef, useState, type FormEvent } from 'react';
import { useServiceNameTaken } from '../api/hooks/useServiceNameTaken';
import { useDebounced } from '../shared/hooks/useDebounced';
import { StatusShape } from '../shared/status/StatusShape';
import type { StatusKind } from '../shared/status/status';
import { text } from '../shared/text/text';
import { Button } from '../shared/ui/Button';
import type { Draft } from './draft';
import { nameAllowed, nameRules } from './nameRules';
import { WizardFoot } from './WizardFoot';

interface Props {
  draft: Draft;
  setDraft: (draft: Draft) => void;
  back: () => void;
  next: () => void;
}

/** The name: its rules tick themselves, whether it is free is asked 300 ms after the last key. */
export function NameStep({ draft, setDraft, back, next }: Props) {
  const [tried, setTried] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const allowed = nameAllowed(draft.name);
  const settled = useDebounced(draft.name, 300);
  const { data: taken, isFetching } = useServiceNameTaken(allowed ? settled : '');
  const checking = allowed && (settled !== draft.name || isFetching);
  const unique: StatusKind = !allowed ? 'waiting' : checking ? 'running' : taken ? 'failed' : 'ok';
  const wrong = tried && (!allowed || taken === true);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (allowed && taken === false && !checking) next();
    else input.current?.focus();
  };
  return (
    <form className="hy-stack hy-wizard-narrow" onSubmit={submit} noValidate>
      <div className="hy-field">
        <label className="hy-label" htmlFor="service-name">{text('name.label')}<span className="hy-required" aria-hidden="true">*</span></label>
        <div className="hy-hint">{text('name.hint')}</div>
        <input
          ref={input}
          id="service-name"
          className="hy-input"
          value={draft.name}
          required
          autoComplete="off"
          spellCheck={false}
          aria-invalid={wrong || undefined}
          aria-describedby="service-name-rules"
          onChange={(event) => setDraft({ ...draft, name: event.target.value })}
        />
        <ul id="service-name-rules" className="hy-rules">
          {nameRules.map((rule) => <Rule key={rule.word} kind={rule.holds(draft.name) ? 'ok' : draft.name || tried ? 'failed' : 'waiting'} words={text(rule.word)} />)}
          <Rule kind={unique} words={text(unique === 'failed' ? 'name.rule.taken' : checking ? 'name.rule.checking' : 'name.rule.unique')} />
        </ul>
      </div>
      <div className="hy-field">
        <label className="hy-label" htmlFor="service-description">{text('name.description')}</label>
        <textarea id="service-description" className="hy-textarea" value={draft.description} onChange={(event) => setDraft({ ...draft, description: event.target.value })} />
      </div>
      <WizardFoot>
        <Button onClick={back}>{text('action.back')}</Button>
        <Button type="submit" look="primary">{text('action.next')}</Button>
      </WizardFoot>
    </form>
  );
}

function Rule({ kind, words }: { kind: StatusKind; words: string }) {
  return <li className="hy-rule"><StatusShape kind={kind} label={text(`rule.${kind === 'ok' ? 'ok' : kind === 'failed' ? 'failed' : 'open'}`)} />{words}</li>;
}
