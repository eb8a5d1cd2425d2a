import { describe, expect, it } from 'vitest';
import { plainErrors } from './plainErrors';

const error = (name: string, params = {}) => ({ name, params, message: 'must be so', stack: 's' });
const message = (name: string, params = {}) => plainErrors([error(name, params)])[0]?.message;

describe('plainErrors', () => {
  it('say what to do in plain words', () => {
    expect(message('required')).toBe('This field is required');
    expect(message('minLength', { limit: 2 })).toBe('At least 2 characters');
    expect(message('format', { format: 'uri' })).toContain('uri');
  });
  it('keep what they do not know', () => expect(message('dependentRequired')).toBe('must be so'));
});
