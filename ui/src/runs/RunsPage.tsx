import { useRuns } from '../api/hooks/useRuns';
import { unfinished } from '../api/runState';
import type { Run } from '../api/types';
import { Page } from '../shared/layout/Page';
import { text } from '../shared/text/text';
import { Button } from '../shared/ui/Button';
import { ErrorNote } from '../shared/ui/ErrorNote';
import { Skeleton } from '../shared/ui/Skeleton';
import { RunsTable } from './RunsTable';
import { useHeldRows } from './useHeldRows';

/** All runs, newest first; what arrives while somebody reads waits behind a chip. */
export function RunsPage() {
  const { data, error, isPending, isFetching, refetch } = useRuns({ limit: 500 });
  const { rows, waiting, showAll } = useHeldRows(data);
  return (
    <Page title={text('runs.title')} subject="runs" meta={data && <span>{conclusion(data)}</span>}
      actions={waiting > 0 && <Button small aria-live="polite" onClick={showAll}>{text('runs.new', { n: waiting })}</Button>}>
      {error && <ErrorNote error={error} what={text('runs.failed')} retry={() => void refetch()} />}
      {isPending && !error && <Skeleton rows={8} />}
      {rows && <RunsTable runs={rows} busy={isFetching} withService />}
    </Page>
  );
}

function conclusion(runs: Run[]): string {
  const active = runs.filter(unfinished).length;
  const failed = runs.filter((run) => run.state === 'failed').length;
  return text('runs.conclusion', { all: runs.length, active, failed });
}
