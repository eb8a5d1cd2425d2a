import type { IngestionPipeline, JsonObject, JsonValue, PipelineService } from '../api/types';
import { cronOf, defaultTiming, timingOf, type Timing } from './cron';
import { dayIn, endOfDay, startOfDay } from './zoned';

/** Everything that a person sets on an ingestion, as the form holds it. */
export interface Ingestion {
  name: string;
  displayName: string;
  /** The contract's `PipelineMetadata` options; an absent one has the schema's default. */
  options: JsonObject;
  debug: boolean;
  timing: Timing;
  zone: string;
  /** Days, such as 2026-11-24; the end is optional. */
  start: string;
  end: string;
  catchUp: boolean;
  retries: number;
  raiseOnError: boolean;
}

/** What is sent to create an ingestion, or to change one. */
export interface IngestionBody extends JsonObject {
  name: string;
}

const object = (value: JsonValue | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};

/** A new ingestion: read everything each night, with the service's own filter as its first one. */
export function newIngestion(service: PipelineService, suffix: string, now: number): Ingestion {
  const filter = object(service.connection?.config)['pipelineFilterPattern'];
  return {
    name: suggestedName(service.name, suffix),
    displayName: '',
    options: filter ? { pipelineFilterPattern: filter } : {},
    debug: false,
    timing: defaultTiming,
    zone: 'UTC',
    start: dayIn(now, 'UTC'),
    end: '',
    catchUp: false,
    retries: 0,
    raiseOnError: true,
  };
}

export const suggestedName = (service: string, suffix: string): string => `${service.slice(0, 128)}_metadata_${suffix}`;

/** Eight characters that make a suggested name its own. */
export const randomSuffix = (): string => crypto.randomUUID().slice(0, 8);

/** A stored ingestion as the form shows it. */
export function ingestionOf(agent: IngestionPipeline): Ingestion {
  const airflow = agent.airflowConfig ?? {};
  const zone = airflow.pipelineTimezone ?? 'UTC';
  const day = (moment?: string | null) => (moment && !Number.isNaN(Date.parse(moment)) ? dayIn(Date.parse(moment), zone) : '');
  const { type: _type, ...options } = agent.sourceConfig?.config ?? {};
  return {
    name: agent.name,
    displayName: agent.displayName ?? '',
    options,
    debug: agent.loggerLevel === 'DEBUG',
    timing: timingOf(airflow.scheduleInterval),
    zone,
    start: day(airflow.startDate),
    end: day(airflow.endDate),
    catchUp: airflow.pipelineCatchup ?? false,
    retries: airflow.retries ?? 0,
    raiseOnError: agent.raiseOnError ?? true,
  };
}

/** The request; what a stored ingestion holds and the form does not know stays as it is. */
export function bodyOf(draft: Ingestion, service: PipelineService, before?: IngestionPipeline): IngestionBody {
  const cron = cronOf(draft.timing);
  const { scheduleInterval: _cron, startDate: _start, endDate: _end, ...kept } = before?.airflowConfig ?? {};
  return {
    name: draft.name,
    ...(draft.displayName ? { displayName: draft.displayName } : {}),
    ...(before?.description ? { description: before.description } : {}),
    pipelineType: before?.pipelineType ?? 'metadata',
    service: { id: service.id, type: 'pipelineService' },
    sourceConfig: { config: { ...draft.options, type: 'PipelineMetadata' } },
    airflowConfig: {
      ...(kept as JsonObject),
      pipelineTimezone: draft.zone,
      pipelineCatchup: draft.catchUp,
      retries: draft.retries,
      ...(cron ? { scheduleInterval: cron } : {}),
      ...(draft.start ? { startDate: new Date(startOfDay(draft.start, draft.zone)).toISOString() } : {}),
      ...(draft.end ? { endDate: new Date(endOfDay(draft.end, draft.zone)).toISOString() } : {}),
    },
    loggerLevel: draft.debug ? 'DEBUG' : 'INFO',
    raiseOnError: draft.raiseOnError,
  };
}

const key = (fqn: string) => `hydrant.ingestion.${fqn}`;

/** The unfinished form of this tab, so that a lost page returns to the same step. There is no secret in it. */
export function readDraft(fqn: string): Ingestion | undefined {
  try {
    const stored = sessionStorage.getItem(key(fqn));
    return stored ? (JSON.parse(stored) as Ingestion) : undefined;
  } catch {
    return undefined; // Storage is off or holds something else: the form starts anew.
  }
}

export function writeDraft(fqn: string, draft: Ingestion | undefined): void {
  try {
    if (draft) sessionStorage.setItem(key(fqn), JSON.stringify(draft));
    else sessionStorage.removeItem(key(fqn));
  } catch {
    // Storage is off: the draft lives as long as the page.
  }
}
