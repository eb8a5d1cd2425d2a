import { describe, expect, it } from 'vitest';
import type { TestStep } from '../api/types';
import { stepViews, verdictOf } from './verdict';

const step = (name: string, passed: boolean, mandatory = true): TestStep => ({ name, passed, mandatory });
const finished = (...steps: TestStep[]) => ({ id: '1', name: 't', status: 'Successful' as const, response: { steps } });

describe('verdictOf', () => {
  it('works when every step passed', () => expect(verdictOf(finished(step('a', true)))).toBe('works'));
  it('has gaps when only an optional step failed', () => expect(verdictOf(finished(step('a', true), step('b', false, false)))).toBe('gaps'));
  it('failed when a mandatory step failed, or when the workflow itself did', () => {
    expect(verdictOf(finished(step('a', false)))).toBe('failed');
    expect(verdictOf({ id: '1', name: 't', status: 'Failed' })).toBe('failed');
  });
  it('does not call an empty answer a success', () => expect(verdictOf(finished())).toBe('failed'));
  it('is open while the test goes on', () => expect(verdictOf({ id: '1', name: 't', status: 'Running' })).toBeUndefined());
});

describe('stepViews', () => {
  const definition = [{ name: 'a', description: 'A', mandatory: true }, { name: 'b', description: 'B', mandatory: true }];
  it('shows one step going on and the others waiting', () =>
    expect(stepViews(definition, undefined).map((view) => view.state)).toEqual(['open', 'waiting']));
  it('shows what is still to come, and what was never reached once it is over', () => {
    expect(stepViews(definition, { id: '1', name: 't', status: 'Running', response: { steps: [step('a', true)] } }).map((view) => view.state)).toEqual(['passed', 'open']);
    expect(stepViews(definition, finished(step('a', false))).map((view) => view.state)).toEqual(['failed', 'notReached']);
  });
  it('begins no step before the runner has taken the test, and reaches none after it was stopped', () => {
    const told = { steps: [step('a', true)] };
    expect(stepViews(definition, { id: '1', name: 't', status: 'Pending' }).map((view) => view.state)).toEqual(['waiting', 'waiting']);
    expect(stepViews(definition, { id: '1', name: 't', status: 'Running', response: told }, false).map((view) => view.state)).toEqual(['passed', 'notReached']);
  });
  it('adds steps that the definition does not name', () =>
    expect(stepViews(definition, finished(step('a', true), step('b', true), step('c', false, false)))[2]).toMatchObject({ name: 'c', state: 'gap' }));
});
