import { Link } from 'react-router';
import type { Run } from '../api/types';
import { useNow } from '../shared/hooks/useNow';
import { runLink, serviceLink } from '../shared/links';
import { runFace } from '../shared/status/status';
import { Status } from '../shared/status/Status';
import { DataTable } from '../shared/table/DataTable';
import { FilterBar } from '../shared/table/FilterBar';
import { applyTable, type Column, type TableSpec } from '../shared/table/model';
import { useTableState } from '../shared/table/useTableState';
import { text, type TextKey } from '../shared/text/text';
import { duration, exactTime } from '../shared/time/format';
import { Button } from '../shared/ui/Button';
import { Empty } from '../shared/ui/Empty';
import { Time } from '../shared/ui/Time';
import { countsOf, elapsed, runTime } from './reading';

function columns(now: number): Column<Run>[] {
  return [
    {
      key: 'time', header: 'runs.started', width: 1.3, sort: runTime,
      cell: (run) => <Link to={runLink(run.ingestionPipeline?.fullyQualifiedName ?? '-', run.id)}>{exactTime(runTime(run))}</Link>,
    },
    { key: 'state', header: 'runs.state', width: '148px', bare: true, sort: (run) => run.state, cell: (run) => <Status face={runFace(run.state)} /> },
    {
      key: 'service', header: 'runs.service', width: 1.2, sort: (run) => run.service?.name, empty: (run) => !run.service,
      cell: (run) => run.service && <Link to={serviceLink(run.service.fullyQualifiedName)}>{run.service.name}</Link>,
    },
    { key: 'kind', header: 'runs.kind', width: '132px', priority: 3, sort: (run) => run.kind, cell: (run) => text(`run.kind.${run.kind}`) },
    { key: 'runner', header: 'runs.runner', width: '110px', priority: 3, empty: (run) => !run.runner, cell: (run) => run.runner },
    { key: 'took', header: 'runs.took', width: '96px', end: true, priority: 2, sort: (run) => elapsed(run, now), empty: (run) => !run.startedAt, cell: (run) => took(run, now) },
    { key: 'read', header: 'runs.read', width: '80px', end: true, sort: (run) => countsOf(run).described, empty: (run) => countsOf(run).described === undefined, cell: (run) => countsOf(run).described },
    { key: 'problems', header: 'runs.problems', width: '104px', end: true, priority: 2, sort: (run) => countsOf(run).errors + countsOf(run).warnings, cell: (run) => countsOf(run).errors + countsOf(run).warnings },
    { key: 'ago', header: 'runs.ago', width: '110px', end: true, priority: 3, cell: (run) => <Time at={runTime(run)} /> },
  ];
}

const took = (run: Run, now: number) => {
  const time = elapsed(run, now);
  return time === undefined ? null : duration(time);
};

const facets = [
  { key: 'state', label: 'runs.state' as TextKey, values: (run: Run) => [run.state], word: (value: string) => text(runFace(value).word) },
  { key: 'service', label: 'runs.service' as TextKey, values: (run: Run) => (run.service ? [run.service.name] : []) },
];

interface Props {
  runs: Run[];
  busy?: boolean;
  /** Across services: then the service is a column and a filter. */
  withService?: boolean;
}

/** Runs with filters and sort in the address. */
export function RunsTable({ runs, busy, withService = false }: Props) {
  const now = useNow();
  const control = useTableState(['state', 'service'], '-time');
  const spec: TableSpec<Run> = {
    columns: columns(now).filter((column) => withService || column.key !== 'service'),
    facets: facets.filter((facet) => withService || facet.key !== 'service'),
    haystack: (run) => `${run.service?.name ?? ''} ${run.ingestionPipeline?.name ?? ''} ${run.state} ${run.runner ?? ''} ${run.reason ?? ''}`,
  };
  const shown = applyTable(runs, spec, control.state);
  return (
    <>
      <FilterBar rows={runs} shown={shown.length} spec={spec} control={control} placeholder="runs.filter" />
      <DataTable
        caption="runs.title"
        columns={spec.columns}
        rows={shown}
        rowKey={(run) => run.id}
        sort={control.state.sort}
        onSort={control.setSort}
        view={control.view}
        busy={busy}
        empty={<NoRuns all={runs.length} onClear={control.clear} />}
      />
    </>
  );
}

function NoRuns({ all, onClear }: { all: number; onClear: () => void }) {
  if (all === 0) return <Empty title={text('runs.none')}>{text('runs.noneHint')}</Empty>;
  return (
    <Empty title={text('runs.noMatch')} actions={<Button onClick={onClear}>{text('table.clear')}</Button>}>
      {text('table.hidden', { n: all })}
    </Empty>
  );
}
