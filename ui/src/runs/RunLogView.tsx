import { ArrowDown, ArrowUp, Download, Search, WrapText } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useRunLog } from '../api/hooks/useRunLog';
import { unfinished } from '../api/runState';
import type { Run } from '../api/types';
import { text } from '../shared/text/text';
import { Button } from '../shared/ui/Button';
import { ErrorNote } from '../shared/ui/ErrorNote';
import { Note } from '../shared/ui/Note';
import { findIn, fromLevel, levels, parseLog, type Level } from './log';
import { LogLines } from './LogLines';

/** The log with a level filter, find, follow, wrap and download. */
export function RunLogView({ run }: { run: Run }) {
  const log = useRunLog(run.id, unfinished(run));
  const [least, setLeast] = useState<Level>('INFO');
  const [needle, setNeedle] = useState('');
  const [hit, setHit] = useState(0);
  const [follow, setFollow] = useState(true);
  const [wrap, setWrap] = useState(false);
  const all = useMemo(() => parseLog(log.content, log.complete), [log.content, log.complete]);
  const lines = useMemo(() => fromLevel(all, least), [all, least]);
  const hits = useMemo(() => findIn(lines, needle), [lines, needle]);
  const at = hits.length ? hits[((hit % hits.length) + hits.length) % hits.length] : undefined;
  const walk = (by: number) => {
    setFollow(false);
    setHit(hit + by);
  };

  return (
    <div className="hy-panel hy-log">
      <div className="hy-log-bar" role="toolbar" aria-label={text('log.tools')}>
        <div className="hy-search-field hy-log-find">
          <Search size={16} aria-hidden />
          <input
            className="hy-input"
            type="search"
            value={needle}
            aria-label={text('log.find')}
            placeholder={text('log.find')}
            onChange={(event) => {
              setNeedle(event.target.value);
              setHit(0);
            }}
            onKeyDown={(event) => event.key === 'Enter' && walk(event.shiftKey ? -1 : 1)}
          />
        </div>
        {needle && (
          <>
            <span className="hy-hint" role="status">{text('log.hits', { n: hits.length })}</span>
            <Button small icon look="quiet" aria-label={text('log.previous')} onClick={() => walk(-1)}><ArrowUp size={14} /></Button>
            <Button small icon look="quiet" aria-label={text('log.next')} onClick={() => walk(1)}><ArrowDown size={14} /></Button>
          </>
        )}
        <select className="hy-select hy-select-small" aria-label={text('log.level')} value={least} onChange={(event) => setLeast(event.target.value as Level)}>
          {levels.map((level) => <option key={level} value={level}>{text('log.from', { level })}</option>)}
        </select>
        <label className="hy-check"><input type="checkbox" checked={follow} onChange={() => setFollow(!follow)} />{text('log.follow')}</label>
        <span className="hy-hint hy-push">{text('log.shown', { shown: lines.length, all: all.length })}</span>
        <Button small look="quiet" aria-pressed={wrap} onClick={() => setWrap(!wrap)}><WrapText size={14} aria-hidden />{text('log.wrap')}</Button>
        <Button small look="quiet" onClick={() => download(run, log.content)}><Download size={14} aria-hidden />{text('log.download')}</Button>
      </div>
      {log.error && <div className="hy-panel-body"><ErrorNote error={log.error} what={text('log.failed')} /></div>}
      {run.chunksLost ? <div className="hy-panel-body"><Note kind="partial" title={text('log.lost', { n: run.chunksLost })}>{text('log.lostHint')}</Note></div> : null}
      {all.length === 0 ? (
        <p className="hy-panel-body hy-muted">{log.complete ? text('log.empty') : run.state === 'queued' && run.reason ? run.reason : text('log.waiting')}</p>
      ) : (
        <LogLines lines={lines} needle={needle} at={at} follow={follow && !needle} wrap={wrap} onScrollAway={() => setFollow(false)} />
      )}
    </div>
  );
}

function download(run: Run, content: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type: 'text/plain' }));
  link.download = `ingestion_logs_${run.ingestionPipeline?.name ?? run.id}_${run.startedAt ?? run.dueAt}.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
