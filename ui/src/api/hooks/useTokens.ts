import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, segment } from '../client';
import { keys } from '../keys';
import type { AccessToken } from '../types';

const path = '/hydrant/tokens';

/** Tokens that are not revoked: all of them for administrators, their own for others. Never their values. */
export const useTokens = () =>
  useQuery({
    queryKey: keys.tokens,
    queryFn: async ({ signal }) => (await api.get<{ data: AccessToken[] }>(path, undefined, signal)).data,
  });

export interface NewToken {
  name: string;
  kind: AccessToken['kind'];
  role: string;
  /** Without it the token has no end. */
  days?: number;
}

/** The only time that the token's value is known; it is kept no longer than it is shown. */
export function useCreateToken() {
  const client = useQueryClient();
  return useMutation({
    gcTime: 0,
    mutationFn: (token: NewToken) => api.post<AccessToken & { token: string }>(path, token),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.tokens }),
  });
}

export function useRevokeToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (token: AccessToken) => api.remove(`${path}/${segment(token.id)}`),
    onSettled: () => client.invalidateQueries({ queryKey: keys.tokens }),
  });
}
