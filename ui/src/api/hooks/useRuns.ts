import { useQuery } from '@tanstack/react-query';
import { api } from '../client';
import { keys } from '../keys';
import { unfinished } from '../runState';
import type { IngestionPipeline, Run } from '../types';

export interface RunFilter {
  service?: string;
  limit?: number;
}

/** Runs, newest first; renewed quickly while one of them goes on. */
export const useRuns = (filter: RunFilter = {}) =>
  useQuery({
    queryKey: keys.runs(filter),
    queryFn: async ({ signal }) => {
      const answer = await api.get<{ data: Run[] }>('/hydrant/runs', { limit: 100, ...filter }, signal);
      return answer.data;
    },
    refetchInterval: ({ state }) => (state.data?.some(unfinished) ? 2_000 : 15_000),
  });

/** The last runs of a service's agents, one question for every part of its page. */
export const useServiceRuns = (service: string) => useRuns({ service, limit: 100 });

export const runsOfAgent = (agent: IngestionPipeline, runs: Run[] = []) =>
  runs.filter((run) => run.ingestionPipeline?.fullyQualifiedName === agent.fullyQualifiedName);
