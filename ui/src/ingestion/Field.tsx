import type { ReactNode } from 'react';
import { StatusShape } from '../shared/status/StatusShape';
import { text, type TextKey } from '../shared/text/text';

interface Props {
  id: string;
  label: string;
  hint?: string;
  problem?: TextKey;
  required?: boolean;
  children: ReactNode;
}

/** A label, its hint, the control, and what is wrong with it. */
export function Field({ id, label, hint, problem, required, children }: Props) {
  return (
    <div className="hy-field">
      <label className="hy-label" htmlFor={id}>{label}{required && <span className="hy-required" aria-hidden="true">*</span>}</label>
      {hint && <div className="hy-hint" id={`${id}-hint`}>{hint}</div>}
      {children}
      {problem && <ProblemLine id={id} problem={problem} />}
    </div>
  );
}

export function ProblemLine({ id, problem }: { id: string; problem: TextKey }) {
  return <div className="hy-error" id={`${id}-error`}><StatusShape kind="failed" />{text(problem, { n: 1 })}</div>;
}

/** What ties a control to its hint and to its error. */
export const described = (id: string, problem?: TextKey) => ({
  id,
  'aria-invalid': problem ? true : undefined,
  'aria-describedby': problem ? `${id}-error ${id}-hint` : `${id}-hint`,
});
