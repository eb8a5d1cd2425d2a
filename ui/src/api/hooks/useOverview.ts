import { useQuery } from '@tanstack/react-query';
import { api } from '../client';
import { keys } from '../keys';
import { unfinished } from '../runState';
import type { Overview } from '../types';

/** Counts, services and last runs; renewed quickly while something runs. */
export const useOverview = () =>
  useQuery({
    queryKey: keys.overview,
    queryFn: ({ signal }) => api.get<Overview>('/hydrant/overview', undefined, signal),
    refetchInterval: ({ state }) => (state.data?.lastRuns.some(unfinished) ? 3_000 : 30_000),
  });
