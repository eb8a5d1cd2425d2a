import { useQuery } from '@tanstack/react-query';
import { api, segment } from '../client';
import { keys } from '../keys';
import type { ListResult, PipelineStatus } from '../types';

const twoDays = 48 * 3_600_000;

/** The hourly statuses of the last two days, from the newest look of the runner on. */
export const usePipelineStatuses = (fqn: string) =>
  useQuery({
    queryKey: keys.statuses(fqn),
    queryFn: async ({ signal }) => {
      const now = Date.now();
      const query = { startTs: String(now - twoDays), endTs: String(now + twoDays), limit: '100' };
      const answer = await api.get<ListResult<PipelineStatus>>(`/pipelines/${segment(fqn)}/status`, query, signal);
      return answer.data;
    },
  });
