import { ApiError } from '../api/client';
import { useScheduleCheck } from '../api/hooks/useScheduleCheck';
import type { ScheduleCheck } from '../api/types';
import { useDebounced } from '../shared/hooks/useDebounced';
import { cronOf, looksLikeCron } from './cron';
import type { Ingestion } from './draft';
import { endOfDay, startOfDay } from './zoned';

export interface Schedule {
  /** Absent for a run by hand. */
  cron?: string;
  check?: ScheduleCheck;
  /** The server's answer is not there; `untold` when it does not know the question at all. */
  error?: Error;
  untold: boolean;
}

/** The draft's schedule as the server reads it, asked 300 ms after the last change. */
export function useSchedule(draft: Pick<Ingestion, 'timing' | 'zone' | 'start' | 'end'>): Schedule {
  const cron = cronOf(draft.timing);
  const day = /^\d{4}-\d{2}-\d{2}$/;
  const question = cron !== undefined && looksLikeCron(cron) ? {
    cron,
    zone: draft.zone,
    ...(day.test(draft.start) ? { start: new Date(startOfDay(draft.start, draft.zone)).toISOString() } : {}),
    ...(day.test(draft.end) ? { end: new Date(endOfDay(draft.end, draft.zone)).toISOString() } : {}),
  } : undefined;
  const settled = useDebounced(question ? JSON.stringify(question) : '', 300);
  const { data, error } = useScheduleCheck(settled ? (JSON.parse(settled) as { cron: string; zone: string }) : undefined);
  const untold = error instanceof ApiError && (error.notFound || error.status === 405);
  return { cron, check: question && settled ? data : undefined, error: untold ? undefined : error ?? undefined, untold };
}
