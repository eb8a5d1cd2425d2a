import { useQuery } from '@tanstack/react-query';
import { ApiError, api, segment } from '../client';
import { collectionOf } from '../collections';
import { keys } from '../keys';
import type { Asset } from '../types';

export const useAsset = (type: string, fqn: string) =>
  useQuery({
    queryKey: keys.asset(type, fqn),
    queryFn: ({ signal }) => {
      const collection = collectionOf(type);
      if (!collection) throw new ApiError(404, type, `/${type}`);
      return api.get<Asset>(`/${collection}/name/${segment(fqn)}`, { fields: '*', include: 'all' }, signal);
    },
  });
