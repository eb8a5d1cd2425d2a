import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, segment } from '../client';
import { keys } from '../keys';
import type { AutoPilot } from '../types';

const path = (service: string) => `/hydrant/services/${segment(service)}/autoPilot`;

/** How far AutoPilot has come at a service, by the service's id; asked often while it works. */
export const useAutoPilot = (service: string) =>
  useQuery({
    queryKey: keys.autoPilot(service),
    queryFn: ({ signal }) => api.get<AutoPilot>(path(service), undefined, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'working' ? 1_500 : false),
  });

/** Starts again what failed. */
export function useAutoPilotAgain(service: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post(path(service)),
    onSettled: () => client.invalidateQueries({ queryKey: keys.autoPilot(service) }),
  });
}
