import { describe, expect, it } from 'vitest';
import type { AutoPilot, Run } from '../api/types';
import { dismissalOf, stepShape, tells } from './autoPilot';

const pilot = (state: AutoPilot['state'], more: Partial<AutoPilot> = {}): AutoPilot => ({ enabled: true, enabledForAll: true, state, steps: [], ...more });
const day = 24 * 3_600_000;

describe('AutoPilot', () => {
  it('is not spoken of where it is off or was done long ago', () => {
    expect(tells(undefined, 0)).toBe(false);
    expect(tells(pilot('off'), 0)).toBe(false);
    expect(tells(pilot('done', { endedAt: 5 }), day)).toBe(true);
    expect(tells(pilot('done', { endedAt: 5 }), day + 5)).toBe(false);
  });
  it('is spoken of as long as it works or something stands in its way', () =>
    expect((['working', 'waiting', 'failed', 'leftAlone'] as const).every((state) => tells(pilot(state, { endedAt: 1 }), 9 * day))).toBe(true));
  it('does not tick off a first run that has failed', () => {
    const run = { name: 'run', state: 'done' } as const;
    expect(stepShape(run, pilot('done', { run: { state: 'failed' } as Run }))).toBe('failed');
    expect(stepShape(run, pilot('done', { run: { state: 'success' } as Run }))).toBe('ok');
    expect(stepShape({ name: 'create', state: 'running' }, pilot('working'))).toBe('running');
  });
  it('comes back after it was closed when something new has happened', () =>
    expect(dismissalOf(pilot('working', { beganAt: 3 }))).not.toBe(dismissalOf(pilot('failed', { beganAt: 3 }))));
});
