import { ArrowDown, ArrowUp } from 'lucide-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactNode } from 'react';
import { text, type TextKey } from '../text/text';
import { nextSort, type Column } from './model';

/** Above this many rows only those in view are in the document. */
export const virtualAbove = 100;

interface Props<R> {
  caption: TextKey;
  columns: Column<R>[];
  rows: R[];
  rowKey: (row: R) => string;
  sort?: string;
  onSort?: (sort: string) => void;
  /** Shown instead of rows when there is none. */
  empty?: ReactNode;
  busy?: boolean;
  foot?: ReactNode;
  /** When this changes, other rows are shown: a long table goes back to its top. */
  view?: string;
}

/** The one table of the page: real roles, row numbers for screen readers, rows virtualised above 100. */
export function DataTable<R>(props: Props<R>) {
  const { rows, empty, busy, foot } = props;
  return (
    <div className="hy-table-box">
      <div className="hy-thin-bar" data-on={busy} />
      {rows.length === 0 && empty ? empty : rows.length > virtualAbove ? <VirtualTable {...props} /> : <PlainTable {...props} />}
      {foot && <div className="hy-table-foot">{foot}</div>}
    </div>
  );
}

function PlainTable<R>(props: Props<R>) {
  const { rows, columns, rowKey } = props;
  return (
    <div className="hy-table-scroll">
      <Frame {...props}>
        {rows.map((row, index) => <Row key={rowKey(row)} row={row} index={index} columns={columns} />)}
      </Frame>
    </div>
  );
}

/** The box that scrolls belongs to the same component as its virtualizer, which looks for it when it is mounted. */
function VirtualTable<R>(props: Props<R>) {
  const { rows, columns, rowKey, view } = props;
  const box = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => 37,
    overscan: 12,
  });
  useEffect(() => {
    // In braces: newer browsers answer scrolling with a promise, which is no clean-up.
    box.current?.scrollTo({ top: 0 });
  }, [view]);
  const items = virtualizer.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtualizer.getTotalSize() - (items[items.length - 1]?.end ?? 0);
  return (
    <div className="hy-table-scroll" ref={box} data-virtual tabIndex={0}>
      <Frame {...props}>
        <Spacer height={before} span={columns.length} />
        {items.map((item) => {
          const row = rows[item.index];
          return row === undefined ? null : (
            <Row key={rowKey(row)} row={row} index={item.index} columns={columns} measure={virtualizer.measureElement} />
          );
        })}
        <Spacer height={after} span={columns.length} />
      </Frame>
    </div>
  );
}

const Spacer = ({ height, span }: { height: number; span: number }) =>
  height > 0 ? <tr className="hy-table-spacer" aria-hidden="true" style={{ height }}><td colSpan={span} /></tr> : null;

function Frame<R>(props: Props<R> & { children: ReactNode }) {
  const { rows, columns, caption, busy, children } = props;
  return (
    <table className="hy-table" role="table" aria-label={text(caption)} aria-rowcount={rows.length + 1} aria-busy={busy}>
      <colgroup>{columns.map((column) => <col key={column.key} className={priorityClass(column)} style={{ width: trackWidth(column, columns) }} />)}</colgroup>
      <Head {...props} />
      <tbody role="rowgroup">{children}</tbody>
    </table>
  );
}

const priorityClass = <R,>(column: Column<R>) => (column.priority ? `hy-col-${column.priority}` : undefined);

/** A number is a share of what the fixed columns leave; the browser does the sum. */
function trackWidth<R>(column: Column<R>, columns: Column<R>[]): string | undefined {
  if (typeof column.width === 'string') return column.width;
  const shares = columns.reduce((sum, other) => sum + (typeof other.width === 'string' ? 0 : (other.width ?? 1)), 0);
  return `${((column.width ?? 1) / shares) * 100}%`;
}

function Head<R>({ columns, sort, onSort }: Props<R>) {
  return (
    <thead role="rowgroup">
      <tr role="row" aria-rowindex={1}>
        {columns.map((column) => (
          <th key={column.key} role="columnheader" scope="col" className={cellClass(column)} aria-sort={ariaSort(column, sort)}>
            {column.sort && onSort ? (
              <SortButton column={column} sort={sort ?? ''} onSort={onSort} />
            ) : (
              <span className={column.quiet ? 'hy-visually-hidden' : undefined}>{text(column.header)}</span>
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function SortButton<R>({ column, sort, onSort }: { column: Column<R>; sort: string; onSort: (sort: string) => void }) {
  const down = sort === `-${column.key}`;
  const active = down || sort === column.key;
  const Arrow = down ? ArrowDown : ArrowUp;
  return (
    <button type="button" className="hy-sort" data-active={active} onClick={() => onSort(nextSort(sort, column.key))}>
      {text(column.header)}
      <Arrow size={13} aria-hidden />
    </button>
  );
}

function ariaSort<R>(column: Column<R>, sort: string | undefined) {
  if (!column.sort) return undefined;
  if (sort === column.key) return 'ascending';
  return sort === `-${column.key}` ? 'descending' : 'none';
}

const cellClass = <R,>(column: Column<R>) =>
  [priorityClass(column), column.end && 'hy-end'].filter(Boolean).join(' ') || undefined;

interface RowProps<R> {
  row: R;
  index: number;
  columns: Column<R>[];
  measure?: (element: HTMLTableRowElement | null) => void;
}

function Row<R>({ row, index, columns, measure }: RowProps<R>) {
  return (
    <tr role="row" aria-rowindex={index + 2} data-index={index} ref={measure}>
      {columns.map((column, at) => (
        <td key={column.key} role="cell" className={cellClass(column)} data-empty={column.empty?.(row)}>
          {at > 0 && !column.bare && <span className="hy-cell-label" aria-hidden="true">{text(column.header)}</span>}
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}
