import type { AutoPilot, AutoPilotStep } from '../api/types';
import type { StatusKind } from '../shared/status/status';

/** How long after its end the strip still tells of it. */
const recent = 24 * 3_600_000;

/** Nothing to tell where it is off, or was done long ago; what stands in the way is told until it is gone. */
export function tells(pilot: AutoPilot | undefined, now: number): pilot is AutoPilot {
  if (!pilot || pilot.state === 'off') return false;
  return pilot.state !== 'done' || now - (pilot.endedAt ?? now) < recent;
}

const shapes: Record<AutoPilotStep['state'], StatusKind> = {
  waiting: 'waiting', running: 'running', done: 'ok', failed: 'failed', leftAlone: 'stopped',
};

/** The step's shape; a first run that has ended badly is no tick. */
export function stepShape(step: AutoPilotStep, pilot: AutoPilot): StatusKind {
  if (step.name === 'run' && step.state === 'done' && pilot.run?.state === 'failed') return 'failed';
  if (step.name === 'run' && step.state === 'done' && pilot.run?.state === 'partialSuccess') return 'partial';
  return shapes[step.state];
}

/** One dismissal for each time that AutoPilot works, and each way that ends. */
export const dismissalOf = (pilot: AutoPilot): string => `${pilot.beganAt ?? 0}.${pilot.state}`;
