import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ApiError, segment } from '../client';
import { unfinished } from '../runState';
import type { FilterPreview, JsonObject, PipelineService, Run } from '../types';

const rememberedKey = (id: string) => `hydrant.listing.${id}`;

function remembered(id: string): string | undefined {
  try {
    return sessionStorage.getItem(rememberedKey(id)) ?? undefined;
  } catch {
    return undefined; // Storage is off: the names are listed again when they are asked for.
  }
}

function remember(id: string, run: string): void {
  try {
    sessionStorage.setItem(rememberedKey(id), run);
  } catch {
    // Storage is off: the listing is known as long as the page.
  }
}

/** The last listing of a service's names, and a new one on request; it runs on the service's runner. */
export function useListing(service: PipelineService) {
  const [runId, setRunId] = useState(() => remembered(service.id));
  const run = useQuery({
    queryKey: ['listing', service.id, runId ?? 'last'],
    queryFn: ({ signal }) => (runId ? runOf(runId, signal) : lastListing(service.id, signal)),
    refetchInterval: ({ state }) => (unfinished(state.data ?? undefined) ? 1_000 : false),
  });
  const start = useMutation({
    mutationFn: () => api.post<Run>(`/hydrant/services/${segment(service.id)}/listing`),
    onSuccess: (started) => {
      remember(service.id, started.id);
      setRunId(started.id);
    },
  });
  return { run: run.data ?? undefined, loading: run.isPending, error: start.error ?? run.error ?? undefined, start };
}

async function runOf(id: string, signal: AbortSignal): Promise<Run | null> {
  return absentWhenMissing(() => api.get<Run>(`/hydrant/runs/${segment(id)}`, undefined, signal));
}

async function lastListing(service: string, signal: AbortSignal): Promise<Run | null> {
  return absentWhenMissing(async () => {
    const { data } = await api.get<{ data: Run[] }>(`/hydrant/services/${segment(service)}/listing`, undefined, signal);
    return data[0] ?? null;
  });
}

/** A listing that is no longer kept, or a server that keeps none: both mean "list them". */
async function absentWhenMissing(read: () => Promise<Run | null>): Promise<Run | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ApiError && (error.notFound || error.status === 405)) return null;
    throw error;
  }
}

/** What a filter keeps of a finished listing, decided by the server with the run's own rules. */
export const useFilterPreview = (run: Run | undefined, filter: JsonObject) =>
  useQuery({
    queryKey: ['filterPreview', run?.id, filter],
    enabled: run?.state === 'success' || run?.state === 'partialSuccess',
    placeholderData: (previous) => previous,
    staleTime: 60_000,
    queryFn: () => api.post<FilterPreview>(`/hydrant/runs/${segment(run?.id ?? '')}/preview`, filter),
  });
