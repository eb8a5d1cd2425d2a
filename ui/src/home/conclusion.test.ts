import { describe, expect, it } from 'vitest';
import type { Overview, RunState } from '../api/types';
import { conclude } from './conclusion';

const service = (state?: RunState) => ({
  id: 's', name: 's', fullyQualifiedName: 's', pipelines: 1,
  lastRun: state && { id: 'r', kind: 'ingest' as const, state, attempt: 1, dueAt: 0 },
});
const overview = (over: Partial<Overview>): Overview => ({
  services: 1, pipelines: 61, pipelinesByState: { Active: 61 }, externalAssets: 0, edges: 0, unresolved: 0,
  lastRuns: [], servicesSummary: [service('success')], ...over,
});

describe('conclude', () => {
  it('says first that nothing is connected', () =>
    expect(conclude(overview({ services: 0, servicesSummary: [] })).kind).toBe('nothing'));
  it('puts a failed read before anything about pipelines', () =>
    expect(conclude(overview({ pipelines: 0, servicesSummary: [service('failed'), service('success')], services: 2 })))
      .toEqual({ kind: 'trouble', troubled: 1, services: 2 }));
  it('counts a partial success as trouble, a running one not', () => {
    expect(conclude(overview({ servicesSummary: [service('partialSuccess')] })).kind).toBe('trouble');
    expect(conclude(overview({ servicesSummary: [service('running')] })).kind).toBe('fine');
  });
  it('says that a service was never read', () =>
    expect(conclude(overview({ pipelines: 0, servicesSummary: [service()] })).kind).toBe('notScanned'));
  it('names inactive pipelines, else all is well', () => {
    expect(conclude(overview({ pipelinesByState: { Active: 59, Inactive: 2 } }))).toEqual({ kind: 'inactive', inactive: 2, pipelines: 61 });
    expect(conclude(overview({})).kind).toBe('fine');
  });
});
