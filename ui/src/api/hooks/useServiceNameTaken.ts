import { useQuery } from '@tanstack/react-query';
import { api } from '../client';
import type { ListResult, PipelineService } from '../types';

/** Whether a service of this name exists, deleted ones included; asked once the name stands still. */
export const useServiceNameTaken = (name: string) =>
  useQuery({
    queryKey: ['serviceName', name],
    enabled: name.length > 0,
    staleTime: 5_000,
    queryFn: async ({ signal }) => {
      const query = { limit: 1000, include: 'all' };
      const list = await api.get<ListResult<PipelineService>>('/services/pipelineServices', query, signal);
      return list.data.some((service) => service.name.toLowerCase() === name.toLowerCase());
    },
  });
