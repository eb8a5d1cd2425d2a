import { describe, expect, it } from 'vitest';
import { closed, focusOn, initialState, isStep, opened, parseRef, readUrl, writeUrl, type ViewState } from './url';

const focus = { type: 'container', fullyQualifiedName: 'aws-s3.lake."a:b/c&d"' };
const read = (query: string) => readUrl(new URLSearchParams(query));

describe('the state in the URL', () => {
  it('survives a pasted link, whatever the name holds', () => {
    const state: ViewState = {
      focus, up: 3, down: 1, roles: ['delivery', 'backup'], selected: 'abc', open: ['0123abcd'], view: 'list',
    };
    expect(read(writeUrl(state).toString())).toEqual(state);
  });

  it('writes only what differs from the first opening', () => {
    expect([...writeUrl({ ...initialState, focus }).keys()]).toEqual(['focus']);
  });

  it('reads nonsense as the first opening', () => {
    expect(read('focus=:&up=x&down=1e9&roles=nonsense&open=zz,<script>&view=cube')).toEqual({
      ...initialState, down: 3,
    });
    expect(parseRef('topic:')).toBeNull();
    expect(parseRef(null)).toBeNull();
  });

  it('holds at most 60 openings, each once', () => {
    const keys = Array.from({ length: 80 }, (_, i) => String(i).padStart(8, '0'));
    expect(read(`open=${[keys[0], ...keys].join(',')}`).open).toEqual(keys.slice(0, 60));
  });

  it('expanding, focusing and switching roles are steps that Back undoes; selecting is not', () => {
    const state = { ...initialState, focus };
    expect(isStep(state, opened(state, '0123abcd'))).toBe(true);
    expect(isStep(state, { ...state, focus: null })).toBe(true);
    expect(isStep(state, { ...state, roles: ['backup'] })).toBe(true);
    expect(isStep(state, { ...state, selected: 'x' })).toBe(false);
  });

  it('a new focus starts narrow, with the same depth and roles', () => {
    const state: ViewState = { ...initialState, focus, up: 2, selected: 'x', open: ['0123abcd'] };
    const next = focusOn(state, { type: 'topic', fullyQualifiedName: 'a.b' });
    expect(next).toMatchObject({ up: 2, selected: null, open: [] });
  });

  it('closing removes one opening and leaves the others in order', () => {
    const state = { ...initialState, open: ['a', 'b', 'c'] };
    expect(closed(state, 'b').open).toEqual(['a', 'c']);
    expect(opened(state, 'b')).toBe(state);
  });
});
