import { Link } from 'react-router';
import type { Run } from '../api/types';
import { runLink } from '../shared/links';
import { runFace } from '../shared/status/status';
import { StatusShape } from '../shared/status/StatusShape';
import { text } from '../shared/text/text';
import { exactTime } from '../shared/time/format';
import { Tip } from '../shared/ui/Tip';
import { runTime } from './reading';

/** One mark a run, oldest left, each a link; the shape says the state. */
export function RunMarks({ runs }: { runs: Run[] }) {
  if (runs.length === 0) return <span className="hy-hint">{text('run.state.never')}</span>;
  return (
    <span className="hy-marks">
      {[...runs].reverse().map((run) => {
        const words = text('run.mark', { state: text(runFace(run.state).word), time: exactTime(runTime(run)) });
        return (
          <Tip key={run.id} content={words} className="hy-mark-slot">
            <Link to={runLink(run.ingestionPipeline?.fullyQualifiedName ?? '-', run.id)} aria-label={words}>
              <StatusShape kind={runFace(run.state).kind} />
            </Link>
          </Tip>
        );
      })}
    </span>
  );
}
