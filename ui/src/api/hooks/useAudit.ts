import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../client';
import { keys } from '../keys';
import type { AuditPage } from '../types';

export interface AuditFilter {
  author?: string;
  target?: string;
  /** Milliseconds since 1970. */
  since?: number;
}

const page = 50;

/** The audit log, newest first, page by page. */
export const useAudit = (filter: AuditFilter) =>
  useInfiniteQuery({
    queryKey: keys.audit(filter),
    queryFn: ({ pageParam, signal }) => api.get<AuditPage>('/hydrant/audit', { ...filter, after: pageParam, limit: page }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.after,
    placeholderData: keepPreviousData,
  });
