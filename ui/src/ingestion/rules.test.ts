import { describe, expect, it } from 'vitest';
import type { PipelineService } from '../api/types';
import { newIngestion } from './draft';
import { listAt, optionProblems, reachableStep, scheduleProblems, withList, withThreshold } from './rules';
import { optionNumber } from './schemaOptions';

const service: PipelineService = { id: '1', name: 'prod', fullyQualifiedName: 'prod', serviceType: 'KinesisFirehose' };
const draft = newIngestion(service, 'x', Date.parse('2026-11-24T10:00:00Z'));

describe('the rules of an ingestion', () => {
  it('accept what is suggested', () => {
    expect(optionProblems(draft, [])).toEqual({});
    expect(scheduleProblems(draft)).toEqual({});
    expect(reachableStep('review', draft, [])).toBe('review');
  });
  it('take a threshold in percent, and send none where it is the usual one', () => {
    expect(optionProblems({ ...draft, options: { successThreshold: 101 } }, [])).toEqual({ threshold: 'ingestion.badThreshold' });
    expect(optionProblems({ ...draft, options: { successThreshold: 0 } }, [])).toEqual({});
    expect(withThreshold({ a: 1 }, 75, 90)).toEqual({ a: 1, successThreshold: 75 });
    expect(withThreshold({ a: 1, successThreshold: 75 }, 90, 90)).toEqual({ a: 1 });
  });
  it('know a number of the schema with its bounds, and none that the server does not have', () => {
    const schema = { properties: { successThreshold: { type: 'integer', title: 'T', default: 90, minimum: 0, maximum: 100 } } };
    expect(optionNumber(schema, 'successThreshold')).toEqual({ title: 'T', standard: 90, least: 0, most: 100 });
    expect(optionNumber({ properties: {} }, 'successThreshold')).toBeUndefined();
  });
  it('name what is wrong with the options', () => {
    const bad = { ...draft, name: 'A', options: { statusLookbackDays: 16, pipelineFilterPattern: { includes: ['('] } } };
    expect(optionProblems(bad, ['a'])).toEqual({ name: 'ingestion.nameTaken', filter: 'ingestion.badPattern', lookback: 'ingestion.badLookback' });
    expect(optionProblems({ ...draft, name: ' ' }, [])).toEqual({ name: 'form.error.required' });
  });
  it('name what is wrong with the schedule', () => {
    const bad = { ...draft, retries: -1, end: '2026-01-01', timing: { ...draft.timing, period: 'cron' as const, cron: '* *' } };
    expect(scheduleProblems(bad)).toEqual({ retries: 'ingestion.badRetries', cron: 'schedule.badCron', end: 'schedule.endBeforeStart' });
    expect(scheduleProblems({ ...draft, timing: { ...draft.timing, period: 'week', weekdays: [] } })).toEqual({ weekdays: 'schedule.noWeekday' });
  });
  it('want no dates for a run by hand', () => {
    expect(scheduleProblems({ ...draft, start: '', timing: { ...draft.timing, period: 'hand' } })).toEqual({});
  });
  it('lead back to the first step that needs something', () => {
    expect(reachableStep('review', { ...draft, name: '' }, [])).toBe('options');
    expect(reachableStep('review', { ...draft, start: '' }, [])).toBe('schedule');
    expect(reachableStep('nonsense', draft, [])).toBe('options');
  });
});

describe('lists within the options', () => {
  it('are read, set and, when empty, left out with their parent', () => {
    const set = withList({ includeTags: false }, 'pipelineFilterPattern', 'includes', ['^a']);
    expect(set).toEqual({ includeTags: false, pipelineFilterPattern: { includes: ['^a'] } });
    expect(listAt(set, 'pipelineFilterPattern', 'includes')).toEqual(['^a']);
    expect(withList(set, 'pipelineFilterPattern', 'includes', [])).toEqual({ includeTags: false });
  });
});
