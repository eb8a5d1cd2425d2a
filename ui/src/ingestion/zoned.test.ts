import { describe, expect, it } from 'vitest';
import { dayIn, endOfDay, startOfDay, zones } from './zoned';

const iso = (at: number) => new Date(at).toISOString();

describe('days in a time zone', () => {
  it('begin at the zone’s own midnight, in summer and in winter', () => {
    expect(iso(startOfDay('2026-07-01', 'Europe/Berlin'))).toBe('2026-06-30T22:00:00.000Z');
    expect(iso(startOfDay('2026-12-01', 'Europe/Berlin'))).toBe('2026-11-30T23:00:00.000Z');
    expect(iso(startOfDay('2026-12-01', 'UTC'))).toBe('2026-12-01T00:00:00.000Z');
    expect(iso(startOfDay('2026-12-01', 'Pacific/Auckland'))).toBe('2026-11-30T11:00:00.000Z');
  });
  it('are 23 hours long when the clock is put forward', () => {
    expect(endOfDay('2026-03-29', 'Europe/Berlin') - startOfDay('2026-03-29', 'Europe/Berlin')).toBe(23 * 3_600_000 - 1000);
  });
  it.each(['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata'])('come back from their first and last moment in %s', (zone) => {
    expect(dayIn(startOfDay('2026-10-25', zone), zone)).toBe('2026-10-25');
    expect(dayIn(endOfDay('2026-10-25', zone), zone)).toBe('2026-10-25');
  });
});

it('offers UTC first', () => {
  expect(zones()[0]).toBe('UTC');
  expect(new Set(zones()).size).toBe(zones().length);
});
