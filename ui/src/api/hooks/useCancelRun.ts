import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, segment } from '../client';
import { keys } from '../keys';

export function useCancelRun(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post(`/hydrant/runs/${segment(id)}/cancel`),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.run(id) }),
  });
}
