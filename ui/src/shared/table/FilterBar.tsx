import { ChevronDown, ListFilter, Search, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { text, type TextKey } from '../text/text';
import { Button } from '../ui/Button';
import { Popover } from '../ui/Popover';
import { activeFilters, facetCounts, type Facet, type TableSpec } from './model';
import type { TableControl } from './useTableState';

interface Props<R> {
  rows: R[];
  shown: number;
  spec: TableSpec<R>;
  control: TableControl;
  placeholder: TextKey;
  children?: ReactNode;
}

/** Text filter, facets with counts, active ones as removable chips, "61 → 6". */
export function FilterBar<R>({ rows, shown, spec, control, placeholder, children }: Props<R>) {
  const filtered = activeFilters(control.state) > 0;
  const [open, setOpen] = useState(false);
  return (
    <div className="hy-filterbar" data-open={open} role="search" aria-label={text(placeholder)}>
      <div className="hy-search-field">
        <Search size={16} aria-hidden />
        <input
          className="hy-input"
          type="search"
          value={control.state.q}
          placeholder={text(placeholder)}
          aria-label={text(placeholder)}
          onChange={(event) => control.setQ(event.target.value)}
        />
      </div>
      <span className="hy-filterbar-count" role="status">
        {text(filtered ? 'table.narrowed' : 'table.all', { all: rows.length, shown })}
      </span>
      <Button className="hy-filterbar-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
        <ListFilter size={16} aria-hidden />
        {text('table.filters')}
      </Button>
      {(spec.facets ?? []).map((facet) => (
        <FacetMenu key={facet.key} facet={facet} rows={rows} spec={spec} control={control} />
      ))}
      <SortSelect spec={spec} control={control} />
      {(spec.facets ?? []).map((facet) => <Chips key={facet.key} facet={facet} control={control} />)}
      {filtered && (
        <Button look="quiet" small onClick={control.clear}>{text('table.clear')}</Button>
      )}
      {children}
    </div>
  );
}

function FacetMenu<R>({ facet, rows, spec, control }: { facet: Facet<R>; rows: R[]; spec: TableSpec<R>; control: TableControl }) {
  const chosen = control.state.facets[facet.key] ?? [];
  const label = (
    <>
      {text(facet.label)}
      {chosen.length > 0 && <span className="hy-count">{chosen.length}</span>}
      <ChevronDown size={14} aria-hidden />
    </>
  );
  return (
    <Popover label={label}>
      {() => (
        <div className="hy-facet-list" role="group" aria-label={text(facet.label)}>
          {facetCounts(rows, spec, control.state, facet).map(([value, count]) => (
            <label key={value}>
              <input type="checkbox" checked={chosen.includes(value)} onChange={() => control.toggle(facet.key, value)} />
              <span className="hy-ellipsis">{facet.word?.(value) ?? value}</span>
              <span className="hy-count">{count}</span>
            </label>
          ))}
        </div>
      )}
    </Popover>
  );
}

function Chips<R>({ facet, control }: { facet: Facet<R>; control: TableControl }) {
  return (control.state.facets[facet.key] ?? []).map((value) => {
    const word = facet.word?.(value) ?? value;
    const label = text('table.chip', { facet: text(facet.label), value: word });
    return (
      <button
        key={value}
        type="button"
        className="hy-chip hy-chip-on"
        aria-label={text('table.removeFilter', { filter: label })}
        onClick={() => control.toggle(facet.key, value)}
      >
        <span className="hy-ellipsis">{label}</span>
        <X size={12} aria-hidden />
      </button>
    );
  });
}

/** Shown on phones only, where there are no headers to press. */
function SortSelect<R>({ spec, control }: { spec: TableSpec<R>; control: TableControl }) {
  const sortable = spec.columns.filter((column) => column.sort);
  return (
    <select
      className="hy-select hy-select-small hy-sort-select"
      aria-label={text('table.sortBy')}
      value={control.state.sort}
      onChange={(event) => control.setSort(event.target.value)}
    >
      {sortable.flatMap((column) => [
        <option key={column.key} value={column.key}>{text('table.sortUp', { column: text(column.header) })}</option>,
        <option key={`-${column.key}`} value={`-${column.key}`}>{text('table.sortDown', { column: text(column.header) })}</option>,
      ])}
    </select>
  );
}
