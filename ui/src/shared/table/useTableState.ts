import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { TableState } from './model';

/** Filters and sort of a table, kept in the address: `?q=&sort=-name&state=Active`. */
export function useTableState(facetKeys: string[], defaultSort: string) {
  const [params, setParams] = useSearchParams();
  const known = facetKeys.join(',');

  const state: TableState = useMemo(() => {
    const keys = known ? known.split(',') : [];
    const facets = Object.fromEntries(keys.map((key) => [key, params.getAll(key)]));
    return { q: params.get('q') ?? '', sort: params.get('sort') ?? defaultSort, facets };
  }, [params, known, defaultSort]);

  const change = (edit: (next: URLSearchParams) => void, replace = false) =>
    setParams(
      (previous) => {
        const next = new URLSearchParams(previous);
        edit(next);
        return next;
      },
      { replace, preventScrollReset: true },
    );

  return {
    state,
    /** Filters and sort as one text, to tell one view from another. */
    view: JSON.stringify(state),
    setQ: (q: string) => change((next) => (q ? next.set('q', q) : next.delete('q')), true),
    setSort: (sort: string) => change((next) => (sort === defaultSort ? next.delete('sort') : next.set('sort', sort)), true),
    toggle: (facet: string, value: string) =>
      change((next) => {
        const values = next.getAll(facet);
        next.delete(facet);
        const kept = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
        kept.forEach((other) => next.append(facet, other));
      }),
    clear: () => change((next) => ['q', ...facetKeys].forEach((key) => next.delete(key))),
  };
}

export type TableControl = ReturnType<typeof useTableState>;
