import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../client';
import { keys } from '../keys';
import type { EntityReference, JsonObject, PipelineService } from '../types';
import { createAgent } from './useCreateAgent';

export interface NewService {
  name: string;
  description?: string;
  config: JsonObject;
  /** Hydrant's own, beside the connection. */
  settings: JsonObject;
  runner?: EntityReference;
}

/** The service and its metadata agent, with the service's default filter as the agent's first one. */
export function useCreateService() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ name, description, config, settings, runner }: NewService) => {
      const service = await api.post<PipelineService>('/services/pipelineServices', {
        name,
        description: description || undefined,
        serviceType: 'KinesisFirehose',
        connection: {
          config: { ...config, type: 'KinesisFirehose' },
          ...(Object.keys(settings).length > 0 ? { hydrant: settings } : {}),
        },
        ...(runner ? { ingestionRunner: { id: runner.id, type: runner.type } } : {}),
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
