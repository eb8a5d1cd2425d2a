import { useQueryClient, type Query } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { ApiError } from '../../api/client';

const silent = (query: Query) => query.state.error instanceof ApiError && query.state.error.offline;

/** Undefined while the server answers; else the time of the newest data on the page (0 = none yet). */
export function useConnection(): number | undefined {
  const cache = useQueryClient().getQueryCache();
  return useSyncExternalStore(
    (tell) => cache.subscribe(tell),
    () => {
      const active = cache.getAll().filter((query) => query.getObserversCount() > 0);
      if (!active.some(silent)) return undefined;
      return Math.max(0, ...active.map((query) => query.state.dataUpdatedAt));
    },
  );
}
