import { describe, expect, it } from 'vitest';
import { runnerNameAllowed, runnersOf } from './runners';

describe('runnersOf', () => {
  it('joins the processes of one name, the built-in runner first', () => {
    const rows = runnersOf([
      { name: 'k8s', instance: 'a', version: '1.1', status: 'Stale', running: 1, slots: 2, lastSeenAt: 10 },
      { name: 'k8s', instance: 'b', version: '1.0', status: 'Connected', running: 2, slots: 2, lastSeenAt: 20 },
      { name: 'built-in', instance: 'c', version: '1.1', status: 'Connected', running: 0, slots: 4, lastSeenAt: 30 },
    ]);
    expect(rows.map((row) => row.name)).toEqual(['built-in', 'k8s']);
    expect(rows[1]).toMatchObject({ status: 'Connected', versions: ['1.1', '1.0'], running: 3, slots: 4, replicas: 2, lastSeenAt: 20, managed: false });
  });
  it('reads runners that list their replicas, without counting those that are gone', () => {
    const [row] = runnersOf([{
      name: 'k8s', id: 'x', status: 'Stale', default: true, location: 'eu', lastSeenAt: 5, version: '1.0',
      replicas: [{ instance: 'a', status: 'Stale', version: '1.0', running: 1, slots: 4, lastSeenAt: 5 }, { instance: 'b', status: 'Disconnected', version: '0.9', running: 3, slots: 4, lastSeenAt: 1 }],
    }]);
    expect(row).toMatchObject({ status: 'Stale', preferred: true, location: 'eu', running: 1, slots: 4, replicas: 1, versions: ['1.0'], managed: true });
  });
  it('keeps a runner that was never seen', () => {
    expect(runnersOf([{ name: 'new', replicas: [] }])[0]).toMatchObject({ name: 'new', status: undefined, replicas: 0, lastSeenAt: undefined });
  });
});

it('knows the rule for names', () => {
  expect(['k8s-private', 'a.b_c'].map(runnerNameAllowed)).toEqual([true, true]);
  expect(['', '-a', 'a b', 'built-in', 'lease', 'x'.repeat(65)].map(runnerNameAllowed)).toEqual([false, false, false, false, false, false]);
});
