import { allRoles, defaultRoles, isRole, sameRoles } from './roles';
import type { Role } from './types';

export interface Ref {
  type: string;
  fullyQualifiedName: string;
}

export type ViewKind = 'graph' | 'list';

/** All of the explorer's state that a link carries. */
export interface ViewState {
  focus: Ref | null;
  up: number;
  down: number;
  roles: readonly Role[];
  /** A node's id or a line's id, shortened. */
  selected: string | null;
  /** Keys of openings, picks and wide stacks. */
  open: readonly string[];
  /** Absent means: by the width of the window. */
  view: ViewKind | null;
}

export const openLimit = 60;
export const depthLimits = { min: 1, max: 3 };

export const initialState: ViewState = {
  focus: null,
  up: 1,
  down: 2,
  roles: defaultRoles,
  selected: null,
  open: [],
  view: null,
};

export const formatRef = (ref: Ref) => `${ref.type}:${ref.fullyQualifiedName}`;

export function parseRef(text: string | null): Ref | null {
  const colon = text?.indexOf(':') ?? -1;
  if (!text || colon < 1 || colon === text.length - 1) return null;
  return { type: text.slice(0, colon), fullyQualifiedName: text.slice(colon + 1) };
}

export const sameRef = (a: Ref | null, b: Ref | null) =>
  a === b || (a !== null && b !== null && formatRef(a) === formatRef(b));

function depth(text: string | null, fallback: number): number {
  const value = Number(text);
  if (text === null || !Number.isInteger(value)) return fallback;
  return Math.min(depthLimits.max, Math.max(depthLimits.min, value));
}

function roles(text: string | null): readonly Role[] {
  if (text === null) return defaultRoles;
  const known = text.split(',').filter(isRole);
  return known.length > 0 ? known : defaultRoles;
}

export function readUrl(params: URLSearchParams): ViewState {
  const open = (params.get('open') ?? '').split(',').filter((key) => /^[0-9a-z]{8}$/.test(key));
  const view = params.get('view');
  return {
    focus: parseRef(params.get('focus')),
    up: depth(params.get('up'), initialState.up),
    down: depth(params.get('down'), initialState.down),
    roles: roles(params.get('roles')),
    selected: params.get('sel'),
    open: [...new Set(open)].slice(0, openLimit),
    view: view === 'graph' || view === 'list' ? view : null,
  };
}

/** Only what differs from the first opening is written, so that links stay short. */
export function writeUrl(state: ViewState): URLSearchParams {
  const params = new URLSearchParams();
  if (state.focus) params.set('focus', formatRef(state.focus));
  if (state.up !== initialState.up) params.set('up', String(state.up));
  if (state.down !== initialState.down) params.set('down', String(state.down));
  if (!sameRoles(state.roles, defaultRoles)) {
    params.set('roles', allRoles.filter((role) => state.roles.includes(role)).join(','));
  }
  if (state.view) params.set('view', state.view);
  if (state.selected) params.set('sel', state.selected);
  if (state.open.length > 0) params.set('open', state.open.slice(0, openLimit).join(','));
  return params;
}

/** Selecting is looking around; everything else is a step that Back undoes. */
export function isStep(before: ViewState, after: ViewState): boolean {
  return (
    !sameRef(before.focus, after.focus) ||
    before.up !== after.up ||
    before.down !== after.down ||
    before.view !== after.view ||
    !sameRoles(before.roles, after.roles) ||
    before.open.join() !== after.open.join()
  );
}

/** A new root starts narrow again: what was opened around the old one is left behind. */
export const focusOn = (state: ViewState, focus: Ref): ViewState => ({ ...state, focus, selected: null, open: [] });

export const opened = (state: ViewState, key: string): ViewState =>
  state.open.includes(key) ? state : { ...state, open: [...state.open, key] };

export const closed = (state: ViewState, key: string): ViewState => ({
  ...state,
  open: state.open.filter((other) => other !== key),
});
