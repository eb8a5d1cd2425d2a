import { useMemo } from 'react';
import type { Pipeline } from '../api/types';
import { DataTable } from '../shared/table/DataTable';
import { FilterBar } from '../shared/table/FilterBar';
import { activeFilters, applyTable } from '../shared/table/model';
import { useTableState } from '../shared/table/useTableState';
import { text } from '../shared/text/text';
import { Button } from '../shared/ui/Button';
import { Empty } from '../shared/ui/Empty';
import { pipelineFacetKeys, pipelineTable } from './pipelineTable';

interface Props {
  pipelines: Pipeline[];
  busy?: boolean;
  /** Across services: then the service is a column and a filter. */
  withService?: boolean;
}

export function PipelinesTable({ pipelines, busy, withService = false }: Props) {
  const control = useTableState(pipelineFacetKeys, 'name');
  const spec = useMemo(() => pipelineTable(pipelines, withService), [pipelines, withService]);
  const shown = useMemo(() => applyTable(pipelines, spec, control.state), [pipelines, spec, control.state]);
  const filters = activeFilters(control.state);
  return (
    <>
      <FilterBar rows={pipelines} shown={shown.length} spec={spec} control={control} placeholder="pipelines.filter" />
      <DataTable
        caption="pipelines.title"
        columns={spec.columns}
        rows={shown}
        rowKey={(row) => row.id}
        sort={control.state.sort}
        onSort={control.setSort}
        view={control.view}
        busy={busy}
        empty={
          <Empty title={text('pipelines.noMatch', { n: filters })} actions={<Button onClick={control.clear}>{text('table.clear')}</Button>}>
            {text('table.hidden', { n: pipelines.length })}
          </Empty>
        }
        foot={shown.length > 0 && text('pipelines.total', { n: shown.length })}
      />
    </>
  );
}
