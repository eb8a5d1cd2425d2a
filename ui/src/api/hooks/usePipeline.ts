import { useQuery } from '@tanstack/react-query';
import { api, segment } from '../client';
import { keys } from '../keys';
import type { Pipeline } from '../types';

/** A pipeline with everything, also when it is gone from the source. */
export const usePipeline = (fqn: string) =>
  useQuery({
    queryKey: keys.pipeline(fqn),
    queryFn: ({ signal }) =>
      api.get<Pipeline>(`/pipelines/name/${segment(fqn)}`, { fields: '*', include: 'all' }, signal),
  });
