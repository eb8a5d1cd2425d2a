import { useQuery } from '@tanstack/react-query';
import { api } from '../client';
import { keys } from '../keys';
import type { SystemVersion } from '../types';

export const useVersion = () =>
  useQuery({
    queryKey: keys.version,
    queryFn: ({ signal }) => api.get<SystemVersion>('/system/version', undefined, signal),
    staleTime: 60_000,
  });
