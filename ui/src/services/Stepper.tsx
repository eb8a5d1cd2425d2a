import { Check } from 'lucide-react';
import { Link } from 'react-router';
import { addServiceLink } from '../shared/links';
import { text } from '../shared/text/text';
import { reachable, steps, stepWords, type Step } from './steps';

/** Where one stands; steps that were done can be gone back to. */
export function Stepper({ current, has }: { current: Step; has: { name: boolean; connection: boolean } }) {
  const at = steps.indexOf(current);
  return (
    <ol className="hy-stepper" aria-label={text('wizard.steps')}>
      {steps.map((step, index) => {
        const state = index < at ? 'done' : index === at ? 'now' : 'open';
        const inner = (
          <>
            <span className="hy-stepper-mark" aria-hidden="true">{state === 'done' ? <Check size={14} /> : index + 1}</span>
            <span className="hy-stepper-word">{text(stepWords[step])}</span>
          </>
        );
        const open = reachable(step, has) === step && index !== at;
        return (
          <li key={step} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
            {open ? <Link to={addServiceLink(step)} className="hy-stepper-item">{inner}</Link> : <span className="hy-stepper-item">{inner}</span>}
          </li>
        );
      })}
    </ol>
  );
}
