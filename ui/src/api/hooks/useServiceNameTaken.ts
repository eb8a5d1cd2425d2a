import { useQuery } from '@tanstack/react-query';
import { ApiError, api, segment } from '../client';
import type { PipelineService } from '../types';

/** Whether a service of this name exists, deleted ones included; asked once the name stands still. */
export const useServiceNameTaken = (name: string) =>
  useQuery({
    queryKey: ['serviceName', name],
    enabled: name.length > 0,
    staleTime: 5_000,
    queryFn: async ({ signal }) => {
      try {
        await api.get<PipelineService>(`/services/pipelineServices/name/${segment(name)}`, { include: 'all' }, signal);
        return true;
      } catch (error) {
        if (error instanceof ApiError && error.notFound) return false;
        throw error;
      }
    },
  });
