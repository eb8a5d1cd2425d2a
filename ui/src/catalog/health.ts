import type { JsonObject, JsonValue, PipelineStatus } from '../api/types';
import type { StatusFace } from '../shared/status/status';

export type HealthState = 'HEALTHY' | 'DEGRADED' | 'FAILED' | 'PENDING' | 'IDLE' | 'UNKNOWN';

export interface Reason {
  code: string;
  text: string;
}

export interface Hour {
  /** Start of the UTC hour. */
  at: number;
  state: HealthState;
  reasons: Reason[];
  measures: Record<string, number>;
}

export interface Health {
  state: HealthState;
  reasons: Reason[];
  /** When data came in last, as far as was looked. */
  lastActive?: number;
  /** Oldest first, one for each hour of the strip; an hour that nobody told is absent. */
  hours: Hour[];
}

const faces: Record<HealthState, StatusFace> = {
  HEALTHY: { kind: 'ok', word: 'health.HEALTHY' },
  DEGRADED: { kind: 'partial', word: 'health.DEGRADED' },
  FAILED: { kind: 'failed', word: 'health.FAILED' },
  PENDING: { kind: 'running', word: 'health.PENDING' },
  IDLE: { kind: 'paused', word: 'health.IDLE' },
  UNKNOWN: { kind: 'unknown', word: 'health.UNKNOWN' },
};
export const healthFace = (state: HealthState): StatusFace => faces[state];

const words: Record<string, HealthState> = { Successful: 'HEALTHY', Failed: 'FAILED', Pending: 'PENDING', Skipped: 'IDLE' };
const isState = (value: unknown): value is HealthState => typeof value === 'string' && value in faces;

/** The statuses of a pipeline, newest first or not, as health; undefined when there are none. */
export function healthOf(statuses: PipelineStatus[]): Health | undefined {
  const ordered = [...statuses].sort((a, b) => a.timestamp - b.timestamp);
  const newest = ordered.at(-1);
  if (!newest) return undefined;
  const hours = ordered.map(hourOf);
  const current = object(newest.parameters?.['current']);
  const last = hours.at(-1);
  const lastActive = typeof current['lastActive'] === 'string' ? Date.parse(current['lastActive']) : undefined;
  return {
    state: isState(current['state']) ? current['state'] : (last?.state ?? 'UNKNOWN'),
    reasons: isState(current['state']) ? reasonsOf(current['reasons']) : (last?.reasons ?? []),
    lastActive,
    hours,
  };
}

function hourOf(status: PipelineStatus): Hour {
  const parameters = status.parameters ?? {};
  const told = reasonsOf(parameters['reasons']);
  const error = status.error?.errorMessage ? [{ code: status.error.errorType ?? '', text: status.error.errorMessage }] : [];
  return {
    at: status.timestamp,
    state: isState(parameters['state']) ? parameters['state'] : (words[status.executionStatus] ?? 'UNKNOWN'),
    reasons: told.length > 0 ? told : error,
    measures: Object.fromEntries(Object.entries(parameters).filter((entry): entry is [string, number] => typeof entry[1] === 'number')),
  };
}

const object = (value: JsonValue | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};

const reasonsOf = (value: JsonValue | undefined): Reason[] =>
  Array.isArray(value)
    ? value.map(object).map((reason) => ({ code: String(reason['code'] ?? ''), text: String(reason['text'] ?? '') }))
    : [];

export const hourLength = 3_600_000;

/** One slot for each hour up to the newest, so that a gap stays visible as a gap. */
export function slots(hours: Hour[], count: number): (Hour | { at: number })[] {
  const newest = hours.at(-1)?.at ?? 0;
  const byTime = new Map(hours.map((hour) => [hour.at, hour]));
  return Array.from({ length: count }, (_, index) => {
    const at = newest - (count - 1 - index) * hourLength;
    return byTime.get(at) ?? { at };
  });
}

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
const plain = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

/** 1234567 → "1.2M"; a ratio as per cent, seconds with their unit. */
export function measureText(key: string, value: number): string {
  if (/success$/i.test(key)) return `${plain.format(value * 100)} %`;
  if (/^bytes/.test(key)) return bytes(value);
  if (/seconds$/i.test(key)) return `${plain.format(value)} s`;
  if (/millis/i.test(key)) return `${plain.format(value)} ms`;
  return compact.format(value);
}

function bytes(value: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];
  const power = value < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(value) / 3));
  return `${plain.format(Math.round((value / 1000 ** power) * 10) / 10)} ${units[power]}`;
}
