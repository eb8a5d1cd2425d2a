import { useQuery } from '@tanstack/react-query';
import { api } from '../client';
import { keys } from '../keys';
import type { IngestionPipeline, ListResult } from '../types';

/** The ingestion pipelines ("agents") of one service, or of all. */
export const useAgents = (service?: string) =>
  useQuery({
    queryKey: keys.agents(service),
    queryFn: async ({ signal }) => {
      const list = await api.get<ListResult<IngestionPipeline>>(
        '/services/ingestionPipelines',
        { service, limit: 1000 },
        signal,
      );
      return list.data;
    },
  });
