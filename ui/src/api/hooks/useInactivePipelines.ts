import { useQuery } from '@tanstack/react-query';
import { api } from '../client';
import type { ListResult, Pipeline } from '../types';

const pages = 5;

/** The first pipelines that are not active, by name; read without their heavy parts, at most 5,000 are looked at. */
export const useInactivePipelines = (enabled: boolean, most: number) =>
  useQuery({
    queryKey: ['pipelines', 'inactive', most],
    enabled,
    staleTime: 30_000,
    queryFn: async ({ signal }) => {
      const found: Pipeline[] = [];
      let after: string | undefined;
      for (let page = 0; page < pages && found.length < most; page++) {
        const list: ListResult<Pipeline> = await api.get('/pipelines', { limit: 1000, after }, signal);
        found.push(...list.data.filter((pipeline) => pipeline.state === 'Inactive'));
        after = list.paging.after;
        if (!after) break;
      }
      return found.slice(0, most);
    },
  });
