import { describe, expect, it } from 'vitest';
import type { Run } from '../api/types';
import { runnersOf } from '../settings/runners/runners';
import { waitsFor } from './waiting';

const run: Run = { id: '1', kind: 'ingest', state: 'queued', attempt: 0, dueAt: 0, runner: 'k8s' };
const runners = (status: string, lastSeenAt?: number) => runnersOf([{ name: 'k8s', id: 'x', status, lastSeenAt, replicas: [{ instance: 'a', status, lastSeenAt }] }]);

describe('a queued run', () => {
  it('waits for a free slot of a runner that is there, or that is not known yet', () => {
    expect(waitsFor(run, runners('Connected', 5), 9)).toEqual({ what: 'slot' });
    expect(waitsFor(run, undefined, 9)).toEqual({ what: 'slot' });
  });
  it('waits for a runner that went away, or that never came', () => {
    expect(waitsFor(run, runners('Disconnected', 5), 9)).toEqual({ what: 'return', since: 5 });
    expect(waitsFor(run, [], 9)).toEqual({ what: 'first' });
  });
  it('waits for its next attempt after a failed one, and for the runner once that time has come', () => {
    const again = { ...run, attempt: 1, nextAttemptAt: 20 };
    expect(waitsFor(again, runners('Connected', 5), 9)).toEqual({ what: 'retry', at: 20 });
    expect(waitsFor(again, runners('Connected', 5), 20)).toEqual({ what: 'slot' });
  });
});
