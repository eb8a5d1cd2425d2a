import { describe, expect, it } from 'vitest';
import { cronOf, defaultTiming, looksLikeCron, timingOf } from './cron';

describe('cronOf', () => {
  it('writes five fields for each period, and nothing for a run by hand', () => {
    const timing = { ...defaultTiming, minute: 30, hour: 6, monthDay: 15 };
    expect((['hour', 'day', 'week', 'month', 'hand'] as const).map((period) => cronOf({ ...timing, period }))).toEqual([
      '30 * * * *', '30 6 * * *', '30 6 * * 1', '30 6 15 * *', undefined,
    ]);
  });
  it('writes neighbouring weekdays as a range and others as a list', () => {
    const week = { ...defaultTiming, period: 'week' as const };
    expect(cronOf({ ...week, weekdays: [5, 1, 2, 4, 3] })).toBe('0 0 * * 1-5');
    expect(cronOf({ ...week, weekdays: [6, 0] })).toBe('0 0 * * 0,6');
  });
  it('takes a typed expression with single blanks', () => {
    expect(cronOf({ ...defaultTiming, period: 'cron', cron: ' */20  6 * * 1-5 ' })).toBe('*/20 6 * * 1-5');
  });
});

describe('timingOf', () => {
  it.each(['5 * * * *', '0 0 * * *', '30 6 * * 1-5', '0 12 * * 0,6', '15 3 31 * *', '*/20 6 * * *', '0 0 1 JAN *'])('gives %s back as it was', (cron) => {
    expect(cronOf(timingOf(cron))).toBe(cron);
  });
  it('takes no expression for a run by hand', () => {
    expect([timingOf(undefined).period, timingOf(null).period, timingOf('').period]).toEqual(['hand', 'hand', 'hand']);
  });
  it('leaves an impossible hour to the expert field, where its error is shown', () => {
    expect(timingOf('0 25 * * *')).toMatchObject({ period: 'cron', cron: '0 25 * * *' });
  });
});

describe('looksLikeCron', () => {
  it('wants five fields', () => {
    expect(['0 0 * * *', '*/5 0 1,15 JAN-MAR MON'].map(looksLikeCron)).toEqual([true, true]);
    expect(['0 0 * *', '@daily', '', '0 0 * * * *'].map(looksLikeCron)).toEqual([false, false, false, false]);
  });
});
