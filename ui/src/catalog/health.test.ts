import { describe, expect, it } from 'vitest';
import type { PipelineStatus } from '../api/types';
import { healthOf, hourLength, measureText, slots } from './health';

const status = (at: number, over: Partial<PipelineStatus> = {}): PipelineStatus => ({ timestamp: at, executionStatus: 'Successful', ...over });

describe('healthOf', () => {
  it('is nothing without statuses', () => expect(healthOf([])).toBeUndefined());
  it('says what the newest hour says of now, whatever the order', () => {
    const health = healthOf([
      status(2 * hourLength, {
        parameters: { state: 'HEALTHY', recordsIn: 5, current: { state: 'DEGRADED', reasons: [{ code: 'X', text: 'Late.' }], lastActive: '2026-01-01T00:00:00Z' } },
      }),
      status(hourLength, { executionStatus: 'Failed', error: { errorType: 'Y', errorMessage: 'Gone.' } }),
    ]);
    expect(health?.state).toBe('DEGRADED');
    expect(health?.reasons).toEqual([{ code: 'X', text: 'Late.' }]);
    expect(health?.lastActive).toBe(Date.parse('2026-01-01T00:00:00Z'));
    expect(health?.hours.map((hour) => hour.state)).toEqual(['FAILED', 'HEALTHY']);
    expect(health?.hours[0]?.reasons).toEqual([{ code: 'Y', text: 'Gone.' }]);
    expect(health?.hours[1]?.measures).toEqual({ recordsIn: 5 });
  });
  it('takes statuses that others wrote by the words of the contract', () =>
    expect(healthOf([status(0, { executionStatus: 'Skipped' })])?.state).toBe('IDLE'));
  it('never fails on words it does not know', () =>
    expect(healthOf([status(0, { executionStatus: 'New', parameters: { state: 'NEWER', reasons: 'x' } })])?.state).toBe('UNKNOWN'));
});

describe('slots', () => {
  it('keeps gaps', () => {
    const health = healthOf([status(5 * hourLength), status(3 * hourLength)]);
    expect(slots(health?.hours ?? [], 4).map((slot) => [slot.at / hourLength, 'state' in slot])).toEqual([[2, false], [3, true], [4, false], [5, true]]);
  });
});

describe('measureText', () => {
  it.each([
    ['deliverySuccess', 0.985, '98.5 %'], ['bytesIn', 1_234_567, '1.2 MB'], ['freshnessSeconds', 61, '61 s'],
    ['millisBehindLatest', 20, '20 ms'], ['recordsIn', 1_234_567, '1.2M'], ['bytesIn', 0, '0 B'],
  ])('%s %d is %s', (key, value, shown) => expect(measureText(key, value)).toBe(shown));
});
