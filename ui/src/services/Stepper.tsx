import { Check } from 'lucide-react';
import { Link } from 'react-router';
import { text } from '../shared/text/text';

export interface StepView {
  key: string;
  label: string;
  /** Where it is, when it can be gone to. */
  to?: string;
}

/** Where one stands; steps that were done can be gone back to. */
export function Stepper({ steps, at }: { steps: StepView[]; at: number }) {
  return (
    <ol className="hy-stepper" aria-label={text('wizard.steps')}>
      {steps.map((step, index) => {
        const state = index < at ? 'done' : index === at ? 'now' : 'open';
        const inner = (
          <>
            <span className="hy-stepper-mark" aria-hidden="true">{state === 'done' ? <Check size={14} /> : index + 1}</span>
            <span className="hy-stepper-word">{step.label}</span>
          </>
        );
        return (
          <li key={step.key} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
            {step.to && index !== at ? <Link to={step.to} className="hy-stepper-item">{inner}</Link> : <span className="hy-stepper-item">{inner}</span>}
          </li>
        );
      })}
    </ol>
  );
}
