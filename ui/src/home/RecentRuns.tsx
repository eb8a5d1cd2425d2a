import { Link } from 'react-router';
import type { Run } from '../api/types';
import { countsOf, elapsed, runTime } from '../runs/reading';
import { RunMarks } from '../runs/RunMarks';
import { useNow } from '../shared/hooks/useNow';
import { runLink } from '../shared/links';
import { runFace } from '../shared/status/status';
import { Status } from '../shared/status/Status';
import { text } from '../shared/text/text';
import { duration } from '../shared/time/format';
import { Empty } from '../shared/ui/Empty';
import { Panel } from '../shared/ui/Panel';
import { Time } from '../shared/ui/Time';

export function RecentRuns({ runs }: { runs: Run[] }) {
  return (
    <Panel title={text('home.recentRuns')} flush actions={<><RunMarks runs={runs} /><Link to="/runs">{text('home.all')}</Link></>}>
      {runs.length === 0 ? (
        <Empty title={text('runs.none')}>{text('runs.noneHint')}</Empty>
      ) : (
        <ul className="hy-list">{runs.slice(0, 6).map((run) => <RunItem key={run.id} run={run} />)}</ul>
      )}
    </Panel>
  );
}

function RunItem({ run }: { run: Run }) {
  const now = useNow();
  const time = elapsed(run, now);
  const { described } = countsOf(run);
  const what = [described === undefined ? undefined : text('home.read', { n: described }), time === undefined ? undefined : duration(time)];
  return (
    <li className="hy-list-item">
      <span className="hy-run-state"><Status face={runFace(run.state)} /></span>
      <Link className="hy-grow hy-ellipsis" title={run.service?.name ?? run.ingestionPipeline?.name} to={runLink(run.ingestionPipeline?.fullyQualifiedName ?? '-', run.id)}>
        {run.service?.name ?? run.ingestionPipeline?.name ?? run.id}
      </Link>
      <span className="hy-hint hy-nowrap">{what.filter(Boolean).join(', ')}</span>
      <span className="hy-hint hy-nowrap"><Time at={runTime(run)} /></span>
    </li>
  );
}
