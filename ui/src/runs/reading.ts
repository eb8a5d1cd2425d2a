import type { JsonObject, Problem, Run } from '../api/types';

/** What the page reads out of a run's report. */
export interface RunCounts {
  listed?: number;
  described?: number;
  filtered?: number;
  created?: number;
  updated?: number;
  unchanged?: number;
  edges?: number;
  warnings: number;
  errors: number;
  unresolved: number;
}

const number = (from: JsonObject | undefined | null, key: string): number | undefined => {
  const value = from?.[key];
  return typeof value === 'number' ? value : undefined;
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
    edges: number(sink, 'edgesWritten'),
    warnings: problems.filter((problem) => !isError(problem)).length,
    errors: problems.filter(isError).length,
    unresolved: unresolvedOf(run).reduce((sum, [, count]) => sum + count, 0),
  };
}

export const isError = (problem: Problem) => problem.severity.toUpperCase() === 'ERROR';

/** How many ends of edges stayed without an entity, by reason. */
export function unresolvedOf(run: Run): [string, number][] {
  const reasons = run.report?.sink?.['unresolved'];
  if (typeof reasons !== 'object' || reasons === null || Array.isArray(reasons)) return [];
  return Object.entries(reasons).filter((entry): entry is [string, number] => typeof entry[1] === 'number' && entry[1] > 0);
}

/** Milliseconds from start to end; to now while it goes on. */
export function elapsed(run: Run, now: number): number | undefined {
  return run.startedAt === undefined ? undefined : (run.endedAt ?? now) - run.startedAt;
}

/** When a run happened, for lists: its start, else the time it is due. */
export const runTime = (run: Run): number => run.startedAt ?? run.dueAt;

export const stages = ['list', 'describe', 'write', 'finish'] as const;
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
