import { describe, expect, it } from 'vitest';
import { cutAt, findIn, fromLevel, parseLog } from './log';

const content = [
  '14:00:03.101 INFO Listing delivery streams',
  '14:00:03.402 WARN  orders-to-lake: table not found',
  '  looked in glue-prod',
  '14:00:04.000 ERROR waf-logs: AccessDenied',
  '',
].join('\n');

describe('parseLog', () => {
  it('reads time, level and message, and numbers lines from 1', () => {
    expect(parseLog(content)[1]).toEqual({ number: 2, time: '14:00:03.402', level: 'WARN', message: 'orders-to-lake: table not found' });
  });
  it('lets a continuation take the level of the line before', () =>
    expect(parseLog(content)[2]).toMatchObject({ level: 'WARN', message: '  looked in glue-prod' }));
  it('holds a half line back until the log is complete', () => {
    expect(parseLog('a\nhal', false)).toHaveLength(1);
    expect(parseLog('a\nhal')).toHaveLength(2);
  });
  it('has no line after the last newline, and none at all for nothing', () => {
    expect(parseLog(content)).toHaveLength(4);
    expect(parseLog('')).toEqual([]);
  });
});

describe('fromLevel', () => {
  it('keeps the numbers of the whole log', () =>
    expect(fromLevel(parseLog(content), 'WARN').map((line) => line.number)).toEqual([2, 3, 4]));
});

describe('finding', () => {
  it('ignores case', () => expect(findIn(parseLog(content), 'accessdenied')).toEqual([3]));
  it('finds nothing for blanks', () => expect(findIn(parseLog(content), '  ')).toEqual([]));
  it('cuts a message at every hit', () => expect(cutAt('a b A', 'a')).toEqual(['', 'a', ' b ', 'A', '']));
});
