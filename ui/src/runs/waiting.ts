import type { Run } from '../api/types';
import type { RunnerRow } from '../settings/runners/runners';

/** What a queued run waits for: its time after a failed attempt, a runner that is away, or a free slot. */
export type WaitsFor =
  | { what: 'retry'; at: number }
  | { what: 'return'; since: number }
  | { what: 'first' }
  | { what: 'slot' };

export function waitsFor(run: Run, runners: RunnerRow[] | undefined, now: number): WaitsFor {
  if (run.nextAttemptAt !== undefined && run.nextAttemptAt > now) return { what: 'retry', at: run.nextAttemptAt };
  const runner = runners?.find((one) => one.name === run.runner);
  if (!runners || runner?.status === 'Connected') return { what: 'slot' };
  return runner?.lastSeenAt === undefined ? { what: 'first' } : { what: 'return', since: runner.lastSeenAt };
}
