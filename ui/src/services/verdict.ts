import type { AutomationWorkflow, TestDefinitionStep, TestStep } from '../api/types';
import type { StatusKind } from '../shared/status/status';

export type Verdict = 'works' | 'gaps' | 'failed';

/** The verdict over the steps: a failed mandatory step fails, a failed optional one leaves gaps. */
export function verdictOf(workflow: AutomationWorkflow): Verdict | undefined {
  if (workflow.status === 'Failed') return 'failed';
  if (workflow.status !== 'Successful') return undefined;
  const steps = workflow.response?.steps ?? [];
  const bad = steps.filter((step) => !step.passed);
  if (bad.some((step) => step.mandatory) || (steps.length === 0 && workflow.response?.status !== 'Successful')) return 'failed';
  return bad.length > 0 ? 'gaps' : 'works';
}

export interface StepView {
  name: string;
  description?: string;
  mandatory: boolean;
  state: 'passed' | 'failed' | 'gap' | 'open' | 'waiting' | 'notReached';
  message?: string;
  errorLog?: string;
}

/** One row for each step of the definition, with what the run has said about it so far. */
export function stepViews(definition: TestDefinitionStep[], workflow: AutomationWorkflow | undefined, goesOn = true): StepView[] {
  const told = workflow?.response?.steps ?? [];
  const over = !goesOn || workflow?.status === 'Successful' || workflow?.status === 'Failed';
  const begun = workflow?.status !== 'Pending';
  const known = new Set(definition.map((step) => step.name));
  const extra = told.filter((step) => !known.has(step.name)).map((step) => ({ name: step.name, description: '', mandatory: step.mandatory }));
  const all = [...definition, ...extra];
  const next = all.find((step) => !told.some((one) => one.name === step.name))?.name;
  return all.map((step) => {
    const result = told.find((one) => one.name === step.name);
    return {
      name: step.name,
      description: step.description,
      mandatory: result?.mandatory ?? step.mandatory,
      state: result ? stateOf(result) : over ? 'notReached' : step.name === next && begun ? 'open' : 'waiting',
      message: result?.message,
      errorLog: result?.errorLog,
    };
  });
}

const stateOf = (step: TestStep) => (step.passed ? 'passed' : step.mandatory ? 'failed' : 'gap');

export const stepShape: Record<StepView['state'], StatusKind> = {
  passed: 'ok', failed: 'failed', gap: 'partial', open: 'running', waiting: 'waiting', notReached: 'waiting',
};
