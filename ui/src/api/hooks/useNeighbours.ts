import { useQuery } from '@tanstack/react-query';
import { api, segment } from '../client';
import { keys } from '../keys';
import type { LineageGraph } from '../types';

/** One hop up and down in every role: what stands directly beside an entity. */
export const useNeighbours = (type: string, fqn: string) =>
  useQuery({
    queryKey: keys.neighbours(type, fqn),
    queryFn: ({ signal }) =>
      api.get<LineageGraph>(
        `/hydrant/lineage/${segment(type)}/${segment(fqn)}`,
        { upstreamDepth: 1, downstreamDepth: 1, limit: 200 },
        signal,
      ),
  });
