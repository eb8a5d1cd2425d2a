import type { ReactNode } from 'react';
import { servicesLink } from '../shared/links';
import { text } from '../shared/text/text';
import { ButtonLink } from '../shared/ui/Button';

/** The buttons of a step, always in view. */
export function WizardFoot({ children, cancelTo = servicesLink }: { children: ReactNode; cancelTo?: string }) {
  return (
    <div className="hy-wizard-foot">
      <ButtonLink to={cancelTo} look="quiet">{text('action.cancel')}</ButtonLink>
      <div className="hy-row hy-push">{children}</div>
    </div>
  );
}
