import { useQuery } from '@tanstack/react-query';
import { api } from '../client';
import { keys } from '../keys';
import type { ListResult, PipelineService } from '../types';

/** All pipeline services; external ones, which hold lineage ends only, are not among them. */
export const useServices = () =>
  useQuery({
    queryKey: keys.services,
    queryFn: async ({ signal }) => {
      const list = await api.get<ListResult<PipelineService>>('/services/pipelineServices', { limit: 1000 }, signal);
      return list.data;
    },
  });
