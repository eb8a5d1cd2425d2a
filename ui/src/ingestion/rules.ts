import type { JsonObject, JsonValue } from '../api/types';
import { patternProblem } from '../services/filters';
import type { TextKey } from '../shared/text/text';
import { cronOf, looksLikeCron } from './cron';
import type { Ingestion } from './draft';

export const steps = ['options', 'schedule', 'review'] as const;
export type IngestionStep = (typeof steps)[number];

export const stepWords: Record<IngestionStep, TextKey> = {
  options: 'ingestion.step.options', schedule: 'ingestion.step.schedule', review: 'ingestion.step.review',
};

export type Field = 'name' | 'filter' | 'lookback' | 'threshold' | 'cron' | 'weekdays' | 'start' | 'end' | 'retries';

export type Problems = Partial<Record<Field, TextKey>>;

const whole = (value: number, least: number, most: number) => Number.isInteger(value) && value >= least && value <= most;

/** What the options still need, by field. */
export function optionProblems(draft: Ingestion, taken: string[]): Problems {
  const name = nameProblem(draft.name, taken);
  const patterns = [...listAt(draft.options, 'pipelineFilterPattern', 'includes'), ...listAt(draft.options, 'pipelineFilterPattern', 'excludes')];
  const days = draft.options['statusLookbackDays'] ?? 1;
  const threshold = draft.options['successThreshold'];
  return {
    ...(name ? { name } : {}),
    ...(patterns.some((pattern) => patternProblem(pattern)) ? { filter: 'ingestion.badPattern' as const } : {}),
    ...(whole(Number(days), 1, 15) ? {} : { lookback: 'ingestion.badLookback' as const }),
    ...(threshold === undefined || whole(Number(threshold), 0, 100) ? {} : { threshold: 'ingestion.badThreshold' as const }),
  };
}

function nameProblem(name: string, taken: string[]): TextKey | undefined {
  if (name.trim() === '') return 'form.error.required';
  if (name.length > 256 || name.includes('::') || name.includes('"')) return 'ingestion.badName';
  return taken.some((one) => one.toLowerCase() === name.toLowerCase()) ? 'ingestion.nameTaken' : undefined;
}

/** What the schedule still needs, by field; whether the expression itself is right is the server's to say. */
export function scheduleProblems(draft: Ingestion): Problems {
  const cron = cronOf(draft.timing);
  const scheduled = cron !== undefined;
  return {
    ...(whole(draft.retries, 0, 10) ? {} : { retries: 'ingestion.badRetries' as const }),
    ...(scheduled && !looksLikeCron(cron) ? { cron: 'schedule.badCron' as const } : {}),
    ...(draft.timing.period === 'week' && draft.timing.weekdays.length === 0 ? { weekdays: 'schedule.noWeekday' as const } : {}),
    ...(scheduled && !draft.start ? { start: 'form.error.required' as const } : {}),
    ...(scheduled && draft.end && draft.end < draft.start ? { end: 'schedule.endBeforeStart' as const } : {}),
  };
}

const none = (problems: Problems) => Object.keys(problems).length === 0;

/** The step of the address; one that cannot be reached yet falls back to the first that needs something. */
export function reachableStep(asked: string | undefined, draft: Ingestion, taken: string[]): IngestionStep {
  const step = steps.find((one) => one === asked) ?? 'options';
  if (step !== 'options' && !none(optionProblems(draft, taken))) return 'options';
  if (step === 'review' && !none(scheduleProblems(draft))) return 'schedule';
  return step;
}

/** A list of texts two levels down, such as `pipelineFilterPattern.includes`. */
export function listAt(options: JsonObject, parent: string, name: string): string[] {
  const inner: JsonValue | undefined = options[parent];
  const list = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner[name] : undefined;
  return Array.isArray(list) ? list.map(String) : [];
}

/** A copy of the options with such a list; empty ones and their parents are left out. */
export function withList(options: JsonObject, parent: string, name: string, list: string[]): JsonObject {
  const { [parent]: inner, ...rest } = options;
  const { [name]: _old, ...siblings } = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner : {};
  const next: JsonObject = list.length > 0 ? { ...siblings, [name]: list } : siblings;
  return Object.keys(next).length > 0 ? { ...rest, [parent]: next } : rest;
}

/** A copy of the options with another threshold; the usual one is left out, as other catalogs do not know it. */
export function withThreshold(options: JsonObject, value: number, standard: number): JsonObject {
  const { successThreshold: _old, ...rest } = options;
  return value === standard ? rest : { ...rest, successThreshold: value };
}
