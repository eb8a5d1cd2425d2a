import { describe, expect, it } from 'vitest';
import { duration, elideMiddle, relativeTime } from './format';

const now = Date.UTC(2026, 10, 23, 14, 0, 0);

describe('relativeTime', () => {
  it.each([
    [30_000, 'just now'], [42 * 60_000, '42 min ago'], [3 * 3_600_000, '3 h ago'], [26 * 3_600_000, 'yesterday'],
  ])('says %d ms ago in words', (ago, words) => expect(relativeTime(now - ago, now, 'just now')).toBe(words));
  it('speaks of the future too', () => expect(relativeTime(now + 120_000, now, '')).toBe('in 2 min'));
});

describe('duration', () => {
  it.each([
    [800, '0.8 s'], [4_230, '4.2 s'], [12_400, '12 s'], [200_000, '3 min 20 s'], [60_000, '1 min'], [7_500_000, '2 h 5 min'],
  ])('says %d ms', (ms, words) => expect(duration(ms)).toBe(words));
});

describe('elideMiddle', () => {
  it('leaves a short name alone', () => expect(elideMiddle('orders', 20)).toBe('orders'));
  it('keeps both ends of a long one', () => {
    const short = elideMiddle('orders-clickstream-prod-eu-west-1', 21);
    expect(short).toBe('orders-cli…-eu-west-1');
    expect(short).toHaveLength(21);
  });
});
