import { describe, expect, it } from 'vitest';
import { reachable } from './steps';

describe('the step of the wizard', () => {
  it('is the one of the address when all before it is done', () =>
    expect(reachable('filters', { name: true, connection: true })).toBe('filters'));
  it('falls back to what is missing', () => {
    expect(reachable('filters', { name: true, connection: false })).toBe('connection');
    expect(reachable('connection', { name: false, connection: false })).toBe('name');
  });
  it('is the first for an unknown one', () => expect(reachable('nope', { name: true, connection: true })).toBe('type'));
});
