import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, pathWithQuery, segment } from '../client';
import { keys } from '../keys';
import type { LogPart, Run } from '../types';

export interface RunLog {
  content: string;
  complete: boolean;
  error?: Error;
}

const pause = 1_000;

/**
 * The log of a run. While the run goes on it comes as the server's events; where these cannot be had, and for a run
 * that has ended, it is read on from where it stands until the server says it is complete.
 */
export function useRunLog(id: string, live: boolean): RunLog {
  const client = useQueryClient();
  const [log, setLog] = useState<RunLog>({ content: '', complete: false });
  const [startsLive] = useState(live);

  useEffect(() => {
    const reader = new LogReader(id, setLog);
    const source = startsLive ? follow(reader, client) : undefined;
    if (!source) void reader.read();
    return () => {
      source?.close();
      reader.stop();
    };
  }, [id, startsLive, client]);

  return log;
}

/** What is known of a log, and reading on from there. */
class LogReader {
  private readonly stopped = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private offset = 0;
  private content = '';

  constructor(
    readonly id: string,
    private readonly show: (log: RunLog) => void,
  ) {
    show({ content: '', complete: false });
  }

  stop(): void {
    this.stopped.abort();
    if (this.timer) clearTimeout(this.timer);
  }

  /** A part that is known already, as after a new connection, changes nothing. */
  add(part: LogPart, complete = false): boolean {
    const moved = part.nextOffset > this.offset;
    if (moved) this.content += part.text;
    this.offset = Math.max(this.offset, part.nextOffset);
    this.show({ content: this.content, complete });
    return moved && part.text !== '';
  }

  async read(): Promise<void> {
    try {
      const part = await api.get<LogPart>(`/hydrant/runs/${segment(this.id)}/log`, { after: this.offset }, this.stopped.signal);
      const moved = this.add(part, part.complete);
      if (part.complete) return;
      if (moved) void this.read();
      else this.again();
    } catch (error) {
      if (this.stopped.signal.aborted) return;
      this.show({ content: this.content, complete: false, error: error instanceof Error ? error : new Error(String(error)) });
      this.again();
    }
  }

  private again(): void {
    if (!this.stopped.signal.aborted) this.timer = setTimeout(() => void this.read(), pause);
  }
}

/** Log, state and progress as they happen. The browser connects again by itself and says how far it had come. */
function follow(reader: LogReader, client: QueryClient): EventSource | undefined {
  if (typeof EventSource === 'undefined') return undefined;
  const source = new EventSource(pathWithQuery(`/hydrant/runs/${segment(reader.id)}/events`));
  const run = keys.run(reader.id);
  const patch = (part: (before: Run) => Partial<Run>) =>
    client.setQueryData<Run>(run, (before) => (before ? { ...before, ...part(before) } : before));
  const on = <T>(name: string, take: (data: T) => void) =>
    source.addEventListener(name, (event) => take(JSON.parse((event as MessageEvent<string>).data) as T));
  on<LogPart>('log', (part) => reader.add(part));
  on<Partial<Run>>('state', ({ state, attempt, reason, chunksLost, startedAt, endedAt }) =>
    patch((before) => ({ state: state ?? before.state, attempt: attempt ?? before.attempt, reason, chunksLost, startedAt, endedAt })));
  on<NonNullable<Run['progress']>>('progress', (progress) => patch(() => ({ progress })));
  on('end', () => {
    source.close();
    void client.invalidateQueries({ queryKey: run });
    void reader.read();
  });
  source.addEventListener('error', () => {
    // Closed for good: the server has no events, or too many watch already.
    if (source.readyState === EventSource.CLOSED) void reader.read();
  });
  return source;
}
