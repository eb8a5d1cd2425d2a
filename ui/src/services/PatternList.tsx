import { X } from 'lucide-react';
import { useState } from 'react';
import { StatusShape } from '../shared/status/StatusShape';
import { text } from '../shared/text/text';
import { Button } from '../shared/ui/Button';
import { patternProblem } from './filters';

interface Props {
  id: string;
  label: string;
  hint: string;
  patterns: string[];
  onChange: (patterns: string[]) => void;
  /** Names as they are, not regular expressions. */
  plain?: boolean;
}

/** Patterns as chips; Enter or a comma adds one, the error of a bad one stands beside it. */
export function PatternList({ id, label, hint, patterns, onChange, plain = false }: Props) {
  const [typed, setTyped] = useState('');
  const add = () => {
    const found = typed.split(',').map((pattern) => pattern.trim()).filter((pattern) => pattern && !patterns.includes(pattern));
    if (found.length > 0) onChange([...patterns, ...found]);
    setTyped('');
  };
  return (
    <div className="hy-field">
      <label className="hy-label" htmlFor={id}>{label}</label>
      <div className="hy-hint" id={`${id}-hint`}>{hint}</div>
      <div className="hy-row">
        <input
          id={id}
          className="hy-input hy-mono"
          value={typed}
          spellCheck={false}
          autoComplete="off"
          aria-describedby={`${id}-hint`}
          placeholder={text(plain ? 'filters.plainPlaceholder' : 'filters.placeholder')}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
        />
        <Button onClick={add}>{text('filters.add')}</Button>
      </div>
      {patterns.length > 0 && (
        <ul className="hy-stack-tight">
          {patterns.map((pattern) => <PatternChip key={pattern} pattern={pattern} problem={plain ? undefined : patternProblem(pattern)} onRemove={() => onChange(patterns.filter((one) => one !== pattern))} />)}
        </ul>
      )}
    </div>
  );
}

function PatternChip({ pattern, problem, onRemove }: { pattern: string; problem?: string; onRemove: () => void }) {
  return (
    <li className="hy-row-wrap">
      <span className="hy-chip hy-mono">{pattern}
        <button type="button" className="hy-chip-remove" aria-label={text('filters.remove', { pattern })} onClick={onRemove}><X size={12} aria-hidden /></button>
      </span>
      {problem && <span className="hy-error"><StatusShape kind="failed" />{problem}</span>}
    </li>
  );
}
