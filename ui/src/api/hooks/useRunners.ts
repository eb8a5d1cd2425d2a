import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { runnersOf, type RunnerRow } from '../../settings/runners/runners';
import { api, segment } from '../client';
import { keys } from '../keys';
import type { Runner } from '../types';

/** Every runner that the server knows; asked often, since its state is a matter of seconds. */
export const useRunners = (enabled = true) =>
  useQuery({
    queryKey: keys.runners,
    enabled,
    refetchInterval: 5_000,
    queryFn: async ({ signal }): Promise<RunnerRow[]> => {
      const { data } = await api.get<{ data: Runner[] }>('/hydrant/runners', undefined, signal);
      return runnersOf(data);
    },
  });

/** A new token for a runner; the first one makes the runner known. It is shown once and kept nowhere here. */
export function useAddRunner() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => api.post<{ id: string; token: string }>(`/hydrant/runners/${segment(name)}/tokens`),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.runners }),
    gcTime: 0,
  });
}

export function useRunnerAction(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (action: 'prefer' | 'remove') =>
      action === 'prefer'
        ? api.put(`/hydrant/runners/${segment(name)}/default`, {})
        : api.remove(`/hydrant/runners/${segment(name)}`),
    onSettled: () => client.invalidateQueries({ queryKey: keys.runners }),
  });
}
