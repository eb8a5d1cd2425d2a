import { useQuery } from '@tanstack/react-query';
import { api, segment } from '../client';
import { keys } from '../keys';
import type { PipelineService } from '../types';

export const useService = (fqn: string) =>
  useQuery({
    queryKey: keys.service(fqn),
    queryFn: ({ signal }) =>
      api.get<PipelineService>(`/services/pipelineServices/name/${segment(fqn)}`, { fields: '*' }, signal),
  });
