import type { TextKey } from '../shared/text/text';

export const steps = ['type', 'name', 'connection', 'filters'] as const;
export type Step = (typeof steps)[number];

export const stepWords: Record<Step, TextKey> = {
  type: 'wizard.step.type', name: 'wizard.step.name', connection: 'wizard.step.connection', filters: 'wizard.step.filters',
};

/** The step of the address; one that cannot be reached yet falls back to the first that is missing. */
export function reachable(asked: string | undefined, has: { name: boolean; connection: boolean }): Step {
  const step = steps.find((one) => one === asked) ?? 'type';
  if ((step === 'connection' || step === 'filters') && !has.name) return 'name';
  if (step === 'filters' && !has.connection) return 'connection';
  return step;
}
