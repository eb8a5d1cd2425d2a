import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../client';
import type { PipelineService } from '../types';

/** Deletes a service with its pipelines and agents; the catalog keeps them as deleted. */
export function useDeleteService() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (service: PipelineService) =>
      api.remove(`/services/pipelineServices/${service.id}`, { recursive: true }),
    onSuccess: () => client.invalidateQueries(),
  });
}
