import { describe, expect, it } from 'vitest';
import { activeFilters, applyTable, facetCounts, nextSort, type TableSpec, type TableState } from './model';

interface Row {
  name: string;
  size?: number;
  kinds: string[];
}
const rows: Row[] = [
  { name: 'b10', size: 5, kinds: ['s3'] },
  { name: 'b9', kinds: ['s3', 'glue'] },
  { name: 'a1', size: 50, kinds: ['splunk'] },
];
const kind = { key: 'kind', label: 'kind.unknown' as const, values: (row: Row) => row.kinds };
const spec: TableSpec<Row> = {
  columns: [
    { key: 'name', header: 'kind.unknown', cell: (row) => row.name, sort: (row) => row.name },
    { key: 'size', header: 'kind.unknown', cell: () => null, sort: (row) => row.size },
  ],
  facets: [kind],
  haystack: (row) => `${row.name} ${row.kinds.join(' ')}`,
};
const state = (over: Partial<TableState>): TableState => ({ q: '', sort: '', facets: {}, ...over });
const names = (over: Partial<TableState>) => applyTable(rows, spec, state(over)).map((row) => row.name);

describe('applyTable', () => {
  it('sorts names as people count: b9 before b10', () => expect(names({ sort: 'name' })).toEqual(['a1', 'b9', 'b10']));
  it('turns the order around', () => expect(names({ sort: '-name' })).toEqual(['b10', 'b9', 'a1']));
  it('keeps rows without a value last in both directions', () => {
    expect(names({ sort: 'size' })).toEqual(['b10', 'a1', 'b9']);
    expect(names({ sort: '-size' })).toEqual(['a1', 'b10', 'b9']);
  });
  it('wants every word, in any case and order', () => {
    expect(names({ q: 'GLUE b' })).toEqual(['b9']);
    expect(names({ q: 'glue a1' })).toEqual([]);
  });
  it('takes any chosen value of a facet', () =>
    expect(names({ facets: { kind: ['glue', 'splunk'] } })).toEqual(['b9', 'a1']));
  it('leaves the order of the rows alone for an unknown sort', () => expect(names({ sort: 'nope' })).toEqual(['b10', 'b9', 'a1']));
});

describe('facetCounts', () => {
  it('counts by the other filters, not by its own, and keeps values that fell to 0', () => {
    expect(facetCounts(rows, spec, state({ q: 'b', facets: { kind: ['splunk'] } }), kind)).toEqual([
      ['s3', 2], ['glue', 1], ['splunk', 0],
    ]);
  });
});

describe('small rules', () => {
  it('counts active filters', () => expect(activeFilters(state({ q: 'x', facets: { a: ['1', '2'] } }))).toBe(3));
  it('turns the direction on a second click', () => {
    expect(nextSort('name', 'name')).toBe('-name');
    expect(nextSort('-name', 'name')).toBe('name');
    expect(nextSort('size', 'name')).toBe('name');
  });
});
