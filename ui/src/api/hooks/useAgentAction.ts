import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../client';
import { keys } from '../keys';
import type { ClientAnswer, IngestionPipeline } from '../types';
import { deployAgent } from './useDeployIngestion';

export type AgentAction = 'toggle' | 'redeploy' | 'kill' | 'remove';

const path = '/services/ingestionPipelines';

async function act(action: AgentAction, agent: IngestionPipeline): Promise<void> {
  switch (action) {
    case 'toggle': await api.post(`${path}/toggleIngestion/${agent.id}`); return;
    case 'redeploy': await deployAgent(agent.id); return;
    case 'kill': await api.post<ClientAnswer>(`${path}/kill/${agent.id}`); return;
    case 'remove': await api.remove(`${path}/${agent.id}`, { hardDelete: true }); return;
  }
}

/** What a person does to an agent besides running and editing it. */
export function useAgentAction(agent: IngestionPipeline) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (action: AgentAction) => act(action, agent),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.agents().slice(0, 1) }),
        client.invalidateQueries({ queryKey: keys.allRuns }),
        client.invalidateQueries({ queryKey: keys.overview }),
      ]),
  });
}
