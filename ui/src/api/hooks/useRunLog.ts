import { useEffect, useState } from 'react';
import { api, segment } from '../client';
import type { LogPart } from '../types';

export interface RunLog {
  content: string;
  complete: boolean;
  error?: Error;
}

const pause = 1_000;

/** The log of a run, read on from where it ended until the server says it is complete. */
export function useRunLog(id: string): RunLog {
  const [log, setLog] = useState<RunLog>({ content: '', complete: false });

  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let offset = 0;
    let content = '';
    setLog({ content, complete: false });

    const again = () => {
      if (!stop.signal.aborted) timer = setTimeout(() => void read(), pause);
    };
    const read = async () => {
      try {
        const part = await api.get<LogPart>(`/hydrant/runs/${segment(id)}/log`, { after: offset }, stop.signal);
        const moved = part.nextOffset > offset;
        offset = part.nextOffset;
        content += part.text;
        setLog({ content, complete: part.complete });
        if (part.complete) return;
        if (moved && part.text) void read();
        else again();
      } catch (error) {
        if (stop.signal.aborted) return;
        setLog({ content, complete: false, error: error instanceof Error ? error : new Error(String(error)) });
        again();
      }
    };
    void read();
    return () => {
      stop.abort();
      if (timer) clearTimeout(timer);
    };
  }, [id]);

  return log;
}
