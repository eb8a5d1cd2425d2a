import { RefreshCw } from 'lucide-react';
import { useFilterPreview, useListing } from '../api/hooks/useListing';
import { unfinished } from '../api/runState';
import type { PipelineService, Run } from '../api/types';
import { useDebounced } from '../shared/hooks/useDebounced';
import { Status } from '../shared/status/Status';
import { runFace } from '../shared/status/status';
import { text } from '../shared/text/text';
import { Button } from '../shared/ui/Button';
import { ErrorNote } from '../shared/ui/ErrorNote';
import { Panel } from '../shared/ui/Panel';
import { Time } from '../shared/ui/Time';

interface Props {
  service: PipelineService;
  includes: string[];
  excludes: string[];
  /** Every pattern is a regular expression. */
  usable: boolean;
}

const most = 200;

/** What the filter keeps of the names of the last listing; dropped ones are struck through with the pattern that decided. */
export function FilterPreview({ service, includes, excludes, usable }: Props) {
  const listing = useListing(service);
  const busy = listing.start.isPending || unfinished(listing.run);
  const filter = useDebounced(JSON.stringify({ includes, excludes }), 300);
  const preview = useFilterPreview(usable ? listing.run : undefined, JSON.parse(filter) as { includes: string[]; excludes: string[] });
  const refresh = (
    <Button small aria-disabled={busy} onClick={() => !busy && listing.start.mutate()}>
      <RefreshCw size={14} aria-hidden />{text(listing.run ? 'preview.refresh' : 'preview.list')}
    </Button>
  );
  return (
    <aside className="hy-help hy-preview" aria-label={text('preview.title')}>
      <Panel title={text('preview.title')} actions={refresh}>
        <div className="hy-stack-tight">
          <State run={listing.run} loading={listing.loading} />
          {listing.error && <ErrorNote error={listing.error} what={text('preview.failed')} />}
          {preview.error && <ErrorNote error={preview.error} what={text('preview.undecided')} />}
          {preview.data && (
            <>
              <p role="status"><strong>{text('preview.keeps', { kept: preview.data.kept, total: preview.data.total })}</strong></p>
              <Names names={preview.data.names} />
            </>
          )}
        </div>
      </Panel>
    </aside>
  );
}

function State({ run, loading }: { run?: Run; loading: boolean }) {
  if (loading) return null;
  if (!run) return <p className="hy-muted">{text('preview.none')}</p>;
  if (run.state === 'queued') return <p className="hy-muted">{run.reason ?? text('run.verdict.queued', { runner: run.runner ?? text('run.anyRunner') })}</p>;
  if (unfinished(run)) return <p role="status"><Status face={runFace(run.state)} /></p>;
  if (run.state !== 'success' && run.state !== 'partialSuccess') {
    return <p className="hy-error">{run.report?.problems?.[0]?.message ?? run.reason ?? text('preview.failed')}</p>;
  }
  return <p className="hy-hint">{text('preview.listed')} <Time at={run.endedAt ?? run.dueAt} /></p>;
}

function Names({ names }: { names: { name: string; kept: boolean; pattern?: string }[] }) {
  return (
    <>
      <ul className="hy-preview-names" tabIndex={0} aria-label={text('preview.names')}>
        {names.slice(0, most).map(({ name, kept, pattern }) => (
          <li key={name} data-kept={kept}>
            {kept ? <span className="hy-mono">{name}</span> : <del className="hy-mono">{name}</del>}
            {!kept && <span className="hy-hint">{pattern ? text('preview.droppedBy', { pattern }) : text('preview.notIncluded')}</span>}
          </li>
        ))}
      </ul>
      {names.length > most && <p className="hy-hint">{text('preview.more', { n: names.length - most })}</p>}
    </>
  );
}
