import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../client';
import { keys } from '../keys';
import type { IngestionPipeline, PipelineService } from '../types';
import { deployAgent } from './useDeployIngestion';

/** Creates and deploys the metadata agent of a service with the contract's default options and the service's own filter. */
async function createAgent(service: PipelineService): Promise<void> {
  const filter = service.connection?.config?.['pipelineFilterPattern'];
  const agent = await api.post<IngestionPipeline>('/services/ingestionPipelines', {
    name: `${service.name}_metadata`,
    pipelineType: 'metadata',
    service: { id: service.id, type: 'pipelineService' },
    sourceConfig: { config: { type: 'PipelineMetadata', ...(filter ? { pipelineFilterPattern: filter } : {}) } },
    airflowConfig: {},
  });
  await deployAgent(agent.id);
}

export function useCreateAgent() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: createAgent,
    onSuccess: () => client.invalidateQueries({ queryKey: keys.agents().slice(0, 1) }),
  });
}
