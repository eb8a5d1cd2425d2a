import { useQuery } from '@tanstack/react-query';
import { api } from '../client';
import { keys } from '../keys';
import type { Permissions } from '../types';

/** What AWS has to allow, by feature, and the policy that allows it. */
export const usePermissions = () =>
  useQuery({
    queryKey: keys.permissions,
    queryFn: ({ signal }) => api.get<Permissions>('/hydrant/permissions', undefined, signal),
    staleTime: Infinity,
  });
