import { describe, expect, it } from 'vitest';
import { catalogue } from '../texts';
import { formatMessage } from './message';

describe('formatMessage', () => {
  it('fills in names and groups thousands', () => {
    expect(formatMessage('{name} has {n} rows', { name: 'orders', n: 1204 })).toBe('orders has 1,204 rows');
  });
  it('chooses the plural, exact numbers first', () => {
    const message = '{n, plural, =0 {none} one {# pipeline} other {# pipelines}}';
    expect([0, 1, 61].map((n) => formatMessage(message, { n }))).toEqual(['none', '1 pipeline', '61 pipelines']);
  });
  it('chooses by word and fills the chosen branch', () => {
    expect(formatMessage('{k, select, a {A of {x}} other {else}}', { k: 'a', x: 'y' })).toBe('A of y');
    expect(formatMessage('{k, select, a {A} other {else}}', { k: 'b' })).toBe('else');
  });
  it('refuses a text whose value is missing, rather than showing a hole', () => {
    expect(() => formatMessage('{name}', {})).toThrow('{name}');
  });
});

describe('the catalogue', () => {
  it.each(Object.entries(catalogue))('can format %s', (_key, message) => {
    const names = [...message.matchAll(/\{(\w+)/g)].map((match) => match[1] ?? '');
    const values = Object.fromEntries(names.map((name) => [name, 2]));
    expect(formatMessage(message, values).length).toBeGreaterThan(0);
  });
  it('keeps the tone: no exclamation marks', () => {
    expect(Object.values(catalogue).filter((message) => message.includes('!'))).toEqual([]);
  });
});
