import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../client';
import { keys } from '../keys';
import type { EntityReference, JsonObject, PipelineService } from '../types';

/** Replaces a service's connection and the settings beside it; a secret that was not touched travels as the contract's mask, which keeps it. */
export function useSaveConnection(service: PipelineService) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ config, settings, runner }: { config: JsonObject; settings: JsonObject; runner?: EntityReference }) =>
      api.put<PipelineService>('/services/pipelineServices', {
        name: service.name,
        description: service.description,
        displayName: service.displayName,
        serviceType: service.serviceType,
        connection: { config, ...(Object.keys(settings).length > 0 ? { hydrant: settings } : {}) },
        ...(runner ? { ingestionRunner: { id: runner.id, type: runner.type } } : {}),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.services }),
  });
}
