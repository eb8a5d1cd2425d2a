import { useQuery } from '@tanstack/react-query';
import { api } from '../client';
import { keys } from '../keys';
import type { ListResult, Pipeline } from '../types';

const page = 1000;

/** All pipelines of one service, or of all; read page by page. */
export const usePipelines = (service?: string) =>
  useQuery({
    queryKey: keys.pipelines(service),
    queryFn: ({ signal }) => readAll(service, signal),
    placeholderData: (previous) => previous,
  });

async function readAll(service: string | undefined, signal: AbortSignal): Promise<Pipeline[]> {
  const found: Pipeline[] = [];
  let after: string | undefined;
  do {
    const query = { service, fields: 'tasks,tags', limit: page, after };
    const list: ListResult<Pipeline> = await api.get('/pipelines', query, signal);
    found.push(...list.data);
    after = list.paging.after;
  } while (after);
  return found;
}
