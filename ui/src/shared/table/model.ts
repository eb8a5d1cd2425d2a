import type { ReactNode } from 'react';
import type { TextKey } from '../text/text';

export interface Column<R> {
  key: string;
  header: TextKey;
  cell: (row: R) => ReactNode;
  /** Share of the width, like `2`, or fixed, like `'96px'`. */
  width?: number | string;
  end?: boolean;
  sort?: (row: R) => string | number | undefined;
  /** 2 leaves under 1024 px, 3 under 1280 px. */
  priority?: 2 | 3;
  /** True when a card should not show this column for this row. */
  empty?: (row: R) => boolean;
  /** The header is for screen readers only: the cells say what they are. */
  quiet?: boolean;
  /** No "label:" before the value on a card. */
  bare?: boolean;
}

export interface Facet<R> {
  key: string;
  label: TextKey;
  values: (row: R) => string[];
  /** What a value is called; itself when absent. */
  word?: (value: string) => string;
}

export interface TableState {
  q: string;
  /** Column key, with `-` in front for descending. */
  sort: string;
  facets: Record<string, string[]>;
}

export interface TableSpec<R> {
  columns: Column<R>[];
  facets?: Facet<R>[];
  /** What the text filter looks at. */
  haystack: (row: R) => string;
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** The rows that pass the filters, in order. Rows without a value come last either way. */
export function applyTable<R>(rows: R[], spec: TableSpec<R>, state: TableState): R[] {
  return sortRows(filterRows(rows, spec, state), spec, state.sort);
}

export function filterRows<R>(rows: R[], spec: TableSpec<R>, state: TableState, but?: string): R[] {
  const words = state.q.toLowerCase().split(/\s+/).filter(Boolean);
  const facets = (spec.facets ?? []).filter((facet) => facet.key !== but && state.facets[facet.key]?.length);
  return rows.filter((row) => {
    const hay = words.length ? spec.haystack(row).toLowerCase() : '';
    return (
      words.every((word) => hay.includes(word)) &&
      facets.every((facet) => facet.values(row).some((value) => state.facets[facet.key]?.includes(value)))
    );
  });
}

function sortRows<R>(rows: R[], spec: TableSpec<R>, sort: string): R[] {
  const down = sort.startsWith('-');
  const by = spec.columns.find((column) => column.key === (down ? sort.slice(1) : sort))?.sort;
  if (!by) return rows;
  const sign = down ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [left, right] = [by(a), by(b)];
    if (left === undefined || right === undefined) return left === right ? 0 : left === undefined ? 1 : -1;
    return sign * compare(left, right);
  });
}

const compare = (a: string | number, b: string | number) =>
  typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));

/** How often each value of a facet occurs among the rows that pass all other filters. */
export function facetCounts<R>(rows: R[], spec: TableSpec<R>, state: TableState, facet: Facet<R>): [string, number][] {
  const counts = new Map<string, number>();
  for (const row of rows) for (const value of facet.values(row)) if (!counts.has(value)) counts.set(value, 0);
  for (const row of filterRows(rows, spec, state, facet.key)) {
    for (const value of new Set(facet.values(row))) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || collator.compare(a[0], b[0]));
}

export const activeFilters = (state: TableState) =>
  (state.q ? 1 : 0) + Object.values(state.facets).reduce((sum, values) => sum + values.length, 0);

/** Clicking a header: ascending, then descending, then back to ascending. */
export const nextSort = (current: string, key: string) => (current === key ? `-${key}` : key);
