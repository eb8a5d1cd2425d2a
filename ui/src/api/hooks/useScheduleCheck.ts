import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../client';
import type { ScheduleCheck } from '../types';

export interface ScheduleQuestion {
  cron: string;
  zone: string;
  start?: string;
  end?: string;
}

/** The schedule in words and its next runs, by the code that will run it. */
export const useScheduleCheck = (question: ScheduleQuestion | undefined) =>
  useQuery({
    queryKey: ['scheduleCheck', question],
    enabled: question !== undefined,
    placeholderData: question ? keepPreviousData : undefined,
    staleTime: 60_000,
    queryFn: () => api.post<ScheduleCheck>('/hydrant/schedule/check', question),
  });
