import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../client';
import { keys } from '../keys';
import type { JsonObject, PipelineService } from '../types';
import { createAgent } from './useCreateAgent';

export interface NewService {
  name: string;
  description?: string;
  config: JsonObject;
}

/** The service and its metadata agent, with the service's default filter as the agent's first one. */
export function useCreateService() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ name, description, config }: NewService) => {
      const service = await api.post<PipelineService>('/services/pipelineServices', {
        name,
        description: description || undefined,
        serviceType: 'KinesisFirehose',
        connection: { config: { ...config, type: 'KinesisFirehose' } },
      });
      const filter = config['pipelineFilterPattern'];
      const agent = await createAgent(service, filter ? { pipelineFilterPattern: filter } : {});
      return { service, agent };
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.services }),
        client.invalidateQueries({ queryKey: keys.overview }),
      ]),
  });
}
