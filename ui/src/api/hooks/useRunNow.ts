import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../client';
import { keys } from '../keys';
import { unfinished } from '../runState';
import type { IngestionPipeline, Run } from '../types';

/** Puts a run of an agent in the queue and tells which; an agent that was never deployed is deployed first. */
export function useRunNow() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (agent: IngestionPipeline) => {
      if (!agent.deployed) await api.post(`/services/ingestionPipelines/deploy/${agent.id}`);
      await api.post(`/services/ingestionPipelines/trigger/${agent.id}`);
      const query = { ingestionPipeline: agent.fullyQualifiedName, limit: 10 };
      const { data } = await api.get<{ data: Run[] }>('/hydrant/runs', query);
      return data.find(unfinished) ?? data[0];
    },
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.allRuns }),
        client.invalidateQueries({ queryKey: keys.overview }),
        client.invalidateQueries({ queryKey: keys.agents().slice(0, 1) }),
      ]),
  });
}
