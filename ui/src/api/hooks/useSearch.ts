import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../client';
import { keys } from '../keys';
import type { SearchResult } from '../types';

export const searchPage = 25;

/** Full-text search over the catalog, optionally in one type. */
export const useSearch = (q: string, type = '', from = 0, size = searchPage) =>
  useQuery({
    queryKey: keys.search(q, `${type}/${size}`, from),
    queryFn: ({ signal }) =>
      api.get<SearchResult>('/search/query', { q, index: type || 'all', from, size }, signal),
    enabled: q.trim().length > 0,
    placeholderData: keepPreviousData,
  });
