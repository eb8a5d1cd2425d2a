import type { StatusKind } from '../shared/status/status';
import type { TextKey } from '../shared/text/text';
import type { JsonObject, Problem, Run } from '../api/types';

/** What the page reads out of a run's report. */
export interface RunCounts {
  listed?: number;
  described?: number;
  filtered?: number;
  created?: number;
  updated?: number;
  unchanged?: number;
  restored?: number;
  deleted?: number;
  edges?: number;
  tags?: number;
  statuses?: number;
  warnings: number;
  errors: number;
  unresolved: number;
}

const number = (from: JsonObject | undefined | null, key: string): number | undefined => {
  const value = from?.[key];
  return typeof value === 'number' ? value : undefined;
};

const sum = (...counts: (number | undefined)[]): number | undefined => {
  const known = counts.filter((count) => count !== undefined);
  return known.length === 0 ? undefined : known.reduce((total, count) => total + count, 0);
};

export function countsOf(run: Run): RunCounts {
  const { scan, sink, problems = [] } = run.report ?? {};
  return {
    listed: number(scan, 'listed'),
    described: number(scan, 'described'),
    filtered: number(scan, 'filtered'),
    created: number(sink, 'created'),
    updated: number(sink, 'updated'),
    unchanged: number(sink, 'unchanged'),
    restored: number(sink, 'restored'),
    deleted: number(sink, 'deleted'),
    edges: number(sink, 'edgesWritten'),
    tags: sum(number(sink, 'tagsAdded'), number(sink, 'tagsRemoved')),
    statuses: number(sink, 'statusesWritten'),
    warnings: problems.filter((problem) => !isError(problem)).length,
    errors: problems.filter(isError).length,
    unresolved: unresolvedOf(run).reduce((sum, [, count]) => sum + count, 0),
  };
}

export const isError = (problem: Problem) => problem.severity.toUpperCase() === 'ERROR';

const object = (value: unknown): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};

/** How many ends of edges stayed without an entity, by reason: those of each role, and what is no asset at all. */
export function unresolvedOf(run: Run): [string, number][] {
  const sink = run.report?.sink ?? {};
  const byRole = Object.values(object(sink['roles'])).map((role) => object(object(role)['unresolved']));
  const counts = new Map<string, number>();
  for (const reasons of [object(sink['unresolved']), ...byRole]) {
    for (const [reason, count] of Object.entries(reasons)) {
      if (typeof count === 'number' && count > 0) counts.set(reason, (counts.get(reason) ?? 0) + count);
    }
  }
  return [...counts];
}

export const featureStates = ['READ', 'PARTLY_READ', 'NOT_NEEDED', 'OFF', 'DENIED', 'FAILED'] as const;
export type FeatureState = (typeof featureStates)[number];

/** What became of each part of the reading; gaps first. */
export function featuresOf(run: Run): [string, FeatureState][] {
  const weight: Record<FeatureState, number> = { DENIED: 0, FAILED: 1, PARTLY_READ: 2, READ: 3, OFF: 4, NOT_NEEDED: 5 };
  return Object.entries(object(run.report?.scan?.['features']))
    .filter((entry): entry is [string, FeatureState] => featureStates.includes(entry[1] as FeatureState))
    .sort(([a, one], [b, other]) => weight[one] - weight[other] || a.localeCompare(b));
}

/** Milliseconds from start to end; to now while it goes on. */
export function elapsed(run: Run, now: number): number | undefined {
  return run.startedAt === undefined ? undefined : (run.endedAt ?? now) - run.startedAt;
}

/** When a run happened, for lists: its start, else the time it is due. */
export const runTime = (run: Run): number => run.startedAt ?? run.dueAt;

export const stages = ['list', 'describe', 'write', 'health', 'finish'] as const;
export type Stage = (typeof stages)[number];
export type StageState = 'done' | 'now' | 'open' | 'failed';

export interface StageView {
  stage: Stage;
  state: StageState;
  done?: number;
  total?: number;
}

/** The stages of a run with what is known of each: the ones before the newest are done. */
export function stageViews(run: Run): StageView[] {
  const known = stages.indexOf(run.progress?.stage as Stage);
  const at = known < 0 && run.state === 'running' ? 0 : known;
  const good = run.state === 'success' || run.state === 'partialSuccess';
  return stages.map((stage, index) => {
    if (good || index < at) return { stage, state: 'done' };
    if (index > at || run.state === 'queued') return { stage, state: 'open' };
    const { done, total } = run.progress ?? { done: 0 };
    const state = run.state === 'running' ? 'now' : 'failed';
    return { stage, state, done, total: total !== undefined && total >= 0 ? total : undefined };
  });
}

const outcomes: Record<string, { kind: StatusKind; word: TextKey }> = {
  success: { kind: 'ok', word: 'run.outcome.success' },
  partialSuccess: { kind: 'partial', word: 'run.outcome.partialSuccess' },
  failed: { kind: 'failed', word: 'run.outcome.failed' },
  stopped: { kind: 'stopped', word: 'run.outcome.stopped' },
  released: { kind: 'waiting', word: 'run.outcome.released' },
  lost: { kind: 'failed', word: 'run.outcome.lost' },
};

/** How an attempt ended; one without an outcome goes on. */
export const attemptFace = (outcome: string | undefined): { kind: StatusKind; word: TextKey } =>
  outcome === undefined ? { kind: 'running', word: 'run.outcome.running' } : (outcomes[outcome] ?? { kind: 'unknown', word: 'status.unknown' });
