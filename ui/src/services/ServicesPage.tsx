import { Plus } from 'lucide-react';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { useOverview } from '../api/hooks/useOverview';
import { useServices } from '../api/hooks/useServices';
import type { PipelineService } from '../api/types';
import { runTime } from '../runs/reading';
import { May } from '../session/May';
import { Glyph } from '../shared/glyphs/Glyph';
import { Page } from '../shared/layout/Page';
import { addServiceLink, serviceLink } from '../shared/links';
import { runFace } from '../shared/status/status';
import { Status } from '../shared/status/Status';
import { DataTable } from '../shared/table/DataTable';
import { FilterBar } from '../shared/table/FilterBar';
import { applyTable, type TableSpec } from '../shared/table/model';
import { useTableState } from '../shared/table/useTableState';
import { text } from '../shared/text/text';
import { Button, ButtonLink } from '../shared/ui/Button';
import { Empty } from '../shared/ui/Empty';
import { ErrorNote } from '../shared/ui/ErrorNote';
import { Skeleton } from '../shared/ui/Skeleton';
import { Time } from '../shared/ui/Time';
import { serviceRows, type ServiceRow } from './serviceRows';

/** Every pipeline service with how its last run went. */
export function ServicesPage() {
  const services = useServices();
  const overview = useOverview();
  const rows = useMemo(() => serviceRows(services.data ?? [], overview.data), [services.data, overview.data]);
  const add = <May what="edit"><ButtonLink look="primary" to={addServiceLink()} onMouseEnter={warmWizard}><Plus size={16} aria-hidden />{text('services.add')}</ButtonLink></May>;
  return (
    <Page title={text('services.title')} subject="services" actions={add} meta={services.data && <span>{conclusion(services.data)}</span>}>
      {services.error && <ErrorNote error={services.error} what={text('services.failed')} retry={() => void services.refetch()} />}
      {services.isPending && !services.error && <Skeleton rows={4} />}
      {services.data?.length === 0 && (
        <div className="hy-panel"><Empty title={text('home.nothing')} actions={add}>{text('home.nothingHint')}</Empty></div>
      )}
      {rows.length > 0 && <ServicesTable rows={rows} busy={services.isFetching} />}
    </Page>
  );
}

const warmWizard = () => void import('./AddServicePage');
const conclusion = (services: PipelineService[]) => text('services.conclusion', { n: services.length });

const facets = [
  { key: 'region', label: 'services.region' as const, values: (row: ServiceRow) => (row.region ? [row.region] : []) },
  { key: 'state', label: 'services.state' as const, values: (row: ServiceRow) => [row.lastRun?.state ?? 'never'], word: (value: string) => text(runFace(value === 'never' ? undefined : value).word) },
];

const spec: TableSpec<ServiceRow> = {
  facets,
  haystack: (row) => [row.name, row.region, row.account, row.description].filter(Boolean).join(' '),
  columns: [
    {
      key: 'name', header: 'services.name', width: 1.6, sort: (row) => row.name,
      cell: (row) => <span className="hy-row"><Glyph kind="pipeline" className="hy-muted" /><Link className="hy-ellipsis" to={serviceLink(row.fqn)}>{row.name}</Link></span>,
    },
    { key: 'kind', header: 'services.kind', width: '124px', priority: 3, cell: () => text('connector.short') },
    { key: 'region', header: 'services.region', width: '124px', sort: (row) => row.region, empty: (row) => !row.region, cell: (row) => row.region },
    { key: 'account', header: 'services.account', width: '132px', priority: 2, sort: (row) => row.account, empty: (row) => !row.account, cell: (row) => <span className="hy-mono">{row.account}</span> },
    { key: 'runner', header: 'services.runner', width: '110px', priority: 3, cell: (row) => row.runner ?? text('services.builtIn') },
    { key: 'pipelines', header: 'services.pipelines', width: '92px', end: true, sort: (row) => row.pipelines, empty: (row) => row.pipelines === undefined, cell: (row) => row.pipelines },
    { key: 'last', header: 'services.last', width: '120px', end: true, priority: 2, sort: (row) => row.lastRun && runTime(row.lastRun), empty: (row) => !row.lastRun, cell: (row) => row.lastRun && <Time at={runTime(row.lastRun)} /> },
    { key: 'state', header: 'services.state', width: '148px', bare: true, sort: (row) => row.lastRun?.state, cell: (row) => <Status face={runFace(row.lastRun?.state)} /> },
  ],
};

function ServicesTable({ rows, busy }: { rows: ServiceRow[]; busy: boolean }) {
  const control = useTableState(['region', 'state'], 'name');
  const shown = applyTable(rows, spec, control.state);
  return (
    <>
      <FilterBar rows={rows} shown={shown.length} spec={spec} control={control} placeholder="services.filter" />
      <DataTable
        caption="services.title"
        columns={spec.columns}
        rows={shown}
        rowKey={(row) => row.fqn}
        sort={control.state.sort}
        onSort={control.setSort}
        view={control.view}
        busy={busy}
        empty={<Empty title={text('services.noMatch')} actions={<Button onClick={control.clear}>{text('table.clear')}</Button>}>{text('table.hidden', { n: rows.length })}</Empty>}
      />
    </>
  );
}
