import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../client';
import { keys } from '../keys';
import type { IngestionPipeline, JsonObject, PipelineService } from '../types';

/** Creates and deploys the metadata agent of a service with the contract's default options. */
export async function createAgent(service: PipelineService, sourceConfig: JsonObject = {}): Promise<IngestionPipeline> {
  const agent = await api.post<IngestionPipeline>('/services/ingestionPipelines', {
    name: `${service.name}_metadata`,
    pipelineType: 'metadata',
    service: { id: service.id, type: 'pipelineService' },
    sourceConfig: { config: { type: 'PipelineMetadata', ...sourceConfig } },
    airflowConfig: {},
  });
  await api.post(`/services/ingestionPipelines/deploy/${agent.id}`);
  return { ...agent, deployed: true };
}

export function useCreateAgent() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (service: PipelineService) => createAgent(service),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.agents().slice(0, 1) }),
  });
}
