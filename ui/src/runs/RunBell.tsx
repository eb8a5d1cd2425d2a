import { Activity } from 'lucide-react';
import { Link } from 'react-router';
import { useOverview } from '../api/hooks/useOverview';
import { unfinished } from '../api/runState';
import { runLink } from '../shared/links';
import { runFace } from '../shared/status/status';
import { StatusShape } from '../shared/status/StatusShape';
import { text } from '../shared/text/text';
import { Popover } from '../shared/ui/Popover';
import { Time } from '../shared/ui/Time';
import { runTime } from './reading';

/** Long work at a glance: how many runs go on, and the last ones as links. */
export function RunBell() {
  const { data } = useOverview();
  const runs = data?.lastRuns ?? [];
  const active = runs.filter(unfinished).length;
  const label = active > 0 ? text('bell.running', { n: active }) : text('bell.quiet');
  return (
    <Popover
      ariaLabel={label}
      look="quiet"
      icon={active === 0}
      end
      label={active > 0 ? <><StatusShape kind="running" />{text('bell.count', { n: active })}</> : <Activity size={18} aria-hidden />}
    >
      {(close) =>
        runs.length === 0 ? (
          <p className="hy-popover-inner hy-muted">{text('bell.none')}</p>
        ) : (
          <ul>
            {runs.slice(0, 8).map((run) => (
              <li key={run.id}>
                <Link className="hy-menu-item" to={runLink(run.ingestionPipeline?.fullyQualifiedName ?? '-', run.id)} onClick={close}>
                  <StatusShape kind={runFace(run.state).kind} />
                  <span className="hy-ellipsis hy-grow">{run.service?.name ?? run.ingestionPipeline?.name ?? text(`run.kind.${run.kind}`)}</span>
                  <span className="hy-hint">{text(runFace(run.state).word)} · <Time at={runTime(run)} /></span>
                </Link>
              </li>
            ))}
          </ul>
        )
      }
    </Popover>
  );
}
