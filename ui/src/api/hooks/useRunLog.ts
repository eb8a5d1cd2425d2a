import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, ApiError, segment } from '../client';
import { watch } from '../events';
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
    void (startsLive ? follow(reader, client) : reader.read());
    return () => reader.stop();
  }, [id, startsLive, client]);

  return log;
}

/** What is known of a log, and reading on from there. */
class LogReader {
  private readonly stopped = new AbortController();
  readonly signal = this.stopped.signal;
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

/** Log, state and progress as they happen; where the server has no events, or too many watch already, the log is read. */
async function follow(reader: LogReader, client: QueryClient): Promise<void> {
  const run = keys.run(reader.id);
  const patch = (part: (before: Run) => Partial<Run>) =>
    client.setQueryData<Run>(run, (before) => (before ? { ...before, ...part(before) } : before));
  try {
    await watch(`/hydrant/runs/${segment(reader.id)}/events`, reader.signal, ({ name, data }) => {
      if (name === 'log') reader.add(JSON.parse(data) as LogPart);
      if (name === 'state') patch(stateOf(JSON.parse(data) as Partial<Run>));
      if (name === 'progress') patch(() => ({ progress: JSON.parse(data) as Run['progress'] }));
      return name !== 'end';
    });
    void client.invalidateQueries({ queryKey: run });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
  if (!reader.signal.aborted) await reader.read();
}

const stateOf =
  ({ state, attempt, reason, chunksLost, startedAt, endedAt }: Partial<Run>) =>
  (before: Run): Partial<Run> => ({ state: state ?? before.state, attempt: attempt ?? before.attempt, reason, chunksLost, startedAt, endedAt });
