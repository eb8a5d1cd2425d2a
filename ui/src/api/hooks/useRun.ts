import { useQuery } from '@tanstack/react-query';
import { api, segment } from '../client';
import { keys } from '../keys';
import { unfinished } from '../runState';
import type { Run } from '../types';

/** One run; asked each second until it has ended. */
export const useRun = (id: string) =>
  useQuery({
    queryKey: keys.run(id),
    queryFn: ({ signal }) => api.get<Run>(`/hydrant/runs/${segment(id)}`, undefined, signal),
    refetchInterval: ({ state }) => (unfinished(state.data) ? 1_000 : false),
  });
