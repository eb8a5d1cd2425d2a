import { describe, expect, it } from 'vitest';
import { producersOf } from './producers';

describe('producersOf', () => {
  it('reads what was found and what was not looked up, with the reason', () =>
    expect(producersOf({ producers: { found: 2, read: ['sns', 'waf'], notRead: { logs: 'denied: logs:DescribeDestinations' } } })).toEqual({
      found: 2, read: ['sns', 'waf'], notRead: [['logs', 'denied: logs:DescribeDestinations']], hint: undefined,
    }));
  it('is absent where nothing was said', () => {
    expect(producersOf(undefined)).toBeUndefined();
    expect(producersOf({ producers: 'x' })).toBeUndefined();
  });
  it('takes a half-told fact for nothing found', () =>
    expect(producersOf({ producers: {} })).toEqual({ found: 0, read: [], notRead: [], hint: undefined }));
});
