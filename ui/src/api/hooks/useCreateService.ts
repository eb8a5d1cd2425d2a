import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../client';
import { keys } from '../keys';
import type { EntityReference, JsonObject, PipelineService } from '../types';

export interface NewService {
  name: string;
  description?: string;
  config: JsonObject;
  /** Hydrant's own, beside the connection. */
  settings: JsonObject;
  runner?: EntityReference;
}

/** The service; its first agent is AutoPilot's, or made by hand. */
export function useCreateService() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ name, description, config, settings, runner }: NewService) =>
      api.post<PipelineService>('/services/pipelineServices', {
        name,
        description: description || undefined,
        serviceType: 'KinesisFirehose',
        connection: {
          config: { ...config, type: 'KinesisFirehose' },
          ...(Object.keys(settings).length > 0 ? { hydrant: settings } : {}),
        },
        ...(runner ? { ingestionRunner: { id: runner.id, type: runner.type } } : {}),
      }),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.services }),
        client.invalidateQueries({ queryKey: keys.overview }),
      ]),
  });
}
