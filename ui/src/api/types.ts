/** The shapes that the server answers with; members the page does not read are left out. */

export interface Paging {
  total: number;
  after?: string;
  before?: string;
}

export interface ListResult<T> {
  data: T[];
  paging: Paging;
}

export interface EntityReference {
  id: string;
  type: string;
  name?: string;
  fullyQualifiedName?: string;
  displayName?: string;
  deleted?: boolean;
}

export interface TagLabel {
  tagFQN: string;
  name?: string;
  description?: string;
}

interface Entity {
  id: string;
  name: string;
  fullyQualifiedName: string;
  displayName?: string;
  description?: string;
  version?: number;
  updatedAt?: number;
  deleted?: boolean;
  tags?: TagLabel[];
  owners?: EntityReference[];
  service?: EntityReference;
  serviceType?: string;
  sourceHash?: string;
}

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };
export type JsonObject = { [key: string]: JsonValue };

export interface Task {
  name: string;
  displayName?: string;
  description?: string;
  taskType?: string;
  downstreamTasks?: string[];
  sourceUrl?: string;
}

export interface Pipeline extends Entity {
  state?: string;
  sourceUrl?: string;
  pipelineLocation?: string;
  startDate?: string;
  tasks?: Task[];
  extension?: { firehose?: FirehoseFacts };
}

/** The connector's facts: nested JSON, plus facts by step and what stayed unresolved. */
export interface FirehoseFacts {
  steps?: Record<string, JsonObject>;
  unresolved?: Unresolved[];
  [key: string]: JsonValue | Unresolved[] | Record<string, JsonObject> | undefined;
}

export interface Unresolved {
  field: string;
  value?: string;
  reason: string;
  explanation?: string;
}

export interface Column {
  name: string;
  dataType?: string;
  dataTypeDisplay?: string;
  description?: string;
  children?: Column[];
}

/** Any dataset at an end of a lineage edge. */
export interface Asset extends Entity {
  sourceUrl?: string;
  columns?: Column[];
  fullPath?: string;
  prefix?: string;
  endpointURL?: string;
  partitions?: number;
  tableType?: string;
  indexType?: string;
}

export interface PipelineService extends Entity {
  serviceType: string;
  connection?: { config?: JsonObject; hydrant?: JsonObject };
  ingestionRunner?: EntityReference;
}

export interface IngestionPipeline extends Entity {
  pipelineType: string;
  deployed?: boolean;
  enabled?: boolean;
  sourceConfig?: { config?: JsonObject };
  airflowConfig?: AirflowConfig;
  loggerLevel?: string;
  raiseOnError?: boolean;
}

/** The contract's schedule; without an interval runs start by hand only. */
export interface AirflowConfig {
  scheduleInterval?: string | null;
  startDate?: string | null;
  endDate?: string | null;
  pipelineTimezone?: string;
  pipelineCatchup?: boolean;
  retries?: number;
  retryDelay?: number;
  workflowTimeout?: number | null;
  concurrency?: number;
}

/** What the server says of an action on an ingestion pipeline; its code is an HTTP status. */
export interface ClientAnswer {
  code: number;
  reason?: string;
  /** The run that was put in the queue, where the server tells. */
  runId?: string;
}

/** A schedule in words with its next runs, or why it cannot be used. */
export interface ScheduleCheck {
  valid: boolean;
  words?: string;
  /** Milliseconds since 1970. */
  next?: number[];
  /** Hours that a clock change skips or repeats. */
  notes?: string[];
  error?: string;
}

/** What a filter keeps of the names of a listing; of a dropped one, the pattern that decided. */
export interface FilterPreview {
  total: number;
  kept: number;
  names: { name: string; kept: boolean; pattern?: string }[];
}

/** One hour of a pipeline; `parameters` holds what the contract's words cannot say. */
export interface PipelineStatus {
  timestamp: number;
  executionStatus: string;
  endTime?: number;
  parameters?: JsonObject;
  error?: { errorType?: string; errorMessage?: string };
}

/** One part of what is read, with the actions that it needs. */
export interface Feature {
  id: string;
  title: string;
  purpose: string;
  mandatory: boolean;
  actions: string[];
}

export interface Permissions {
  features: Feature[];
  policy: JsonObject;
}

export type RunState = 'queued' | 'running' | 'success' | 'partialSuccess' | 'failed' | 'stopped';
export type RunKind = 'ingest' | 'testConnection' | 'list';

export interface StepSummary {
  name: string;
  records?: number;
  updated_records?: number;
  warnings?: number;
  errors?: number;
  filtered?: number;
  failures?: { name: string; error: string; stackTrace?: string }[];
}

export interface Problem {
  severity: string;
  code: string;
  stream?: string;
  message: string;
  advice?: string;
}

export interface RunReport {
  state?: string;
  scan?: JsonObject;
  sink?: JsonObject;
  problems?: Problem[];
  steps?: StepSummary[];
}

/** One try at a run; without an outcome it goes on. */
export interface RunAttempt {
  attempt: number;
  startedAt: number;
  endedAt?: number;
  outcome?: string;
  reason?: string;
}

export interface Run {
  id: string;
  kind: RunKind;
  ingestionPipeline?: { id?: string; name: string; fullyQualifiedName: string };
  service?: { name: string; fullyQualifiedName: string };
  runner?: string;
  state: RunState;
  attempt: number;
  reason?: string;
  dueAt: number;
  startedAt?: number;
  endedAt?: number;
  /** Every try, where the server keeps them. */
  attempts?: RunAttempt[];
  /** How often the runner was lost and the run taken again. */
  losses?: number;
  /** Parts of the log that never arrived. */
  chunksLost?: number;
  /** When a failed run is tried again. */
  nextAttemptAt?: number;
  progress?: { stage: string; done: number; total?: number };
  report?: RunReport;
}

export interface LogPart {
  text: string;
  nextOffset: number;
  complete: boolean;
}

export interface ServiceSummary {
  id: string;
  name: string;
  fullyQualifiedName: string;
  region?: string;
  account?: string;
  pipelines: number;
  lastRun?: Run;
}

export interface Overview {
  services: number;
  pipelines: number;
  pipelinesByState: Record<string, number>;
  externalAssets: number;
  edges: number;
  unresolved: number;
  lastRuns: Run[];
  servicesSummary: ServiceSummary[];
}

export type LineageRole =
  | 'delivery'
  | 'backup'
  | 'error_sink'
  | 'staging'
  | 'change_capture'
  | 'described_by'
  | 'producer';

export interface LineageNode {
  id: string;
  type: string;
  name: string;
  fullyQualifiedName: string;
  displayName?: string;
  serviceType?: string;
  service?: { name: string; fullyQualifiedName: string };
  external: boolean;
  deleted: boolean;
  state?: string | null;
  partition?: string;
  region?: string;
  account?: string;
  depth: number;
  upstreamCount: number;
  downstreamCount: number;
  dynamic?: boolean;
  expression?: string;
}

export interface LineagePipeline {
  id: string;
  type: string;
  name: string;
  fullyQualifiedName: string;
  state?: string | null;
  deleted?: boolean;
}

export interface LineageEdge {
  from: string;
  to: string;
  role: LineageRole;
  roles: LineageRole[];
  detail?: string;
  pipeline?: LineagePipeline;
  source?: string;
  columns?: { from: string[]; to: string }[];
}

export interface LineageGraph {
  focus: string;
  truncated: boolean;
  nodes: LineageNode[];
  edges: LineageEdge[];
}

export interface SearchHit {
  _index: string;
  _id: string;
  _source: {
    id?: string;
    name?: string;
    displayName?: string;
    fullyQualifiedName: string;
    entityType?: string;
    serviceType?: string;
    service?: { name?: string; fullyQualifiedName?: string };
    description?: string;
    deleted?: boolean;
  };
}

export interface SearchResult {
  hits: { total: { value: number }; hits: SearchHit[] };
}

export interface FieldHelp {
  what?: string;
  whenEmpty?: string;
  format?: string;
  example?: string;
  permissions?: string;
}

export interface FormSchema {
  schema: JsonObject;
  uiSchema: JsonObject;
  help: Record<string, FieldHelp>;
}

export interface TestStep {
  name: string;
  mandatory: boolean;
  passed: boolean;
  message?: string;
  errorLog?: string;
}

export interface TestDefinitionStep {
  name: string;
  description: string;
  mandatory: boolean;
}

export interface AutomationWorkflow {
  id: string;
  name: string;
  status?: 'Pending' | 'Running' | 'Successful' | 'Failed';
  response?: { status?: 'Successful' | 'Failed' | 'Running'; steps: TestStep[] };
}

export interface AutoPilotStep {
  name: 'create' | 'deploy' | 'schedule' | 'run';
  state: 'waiting' | 'running' | 'done' | 'failed' | 'leftAlone';
  /** Of the schedule: when it runs, or why it cannot. */
  words?: string;
  reason?: string;
}

/** What the server does by itself at a new service. */
export interface AutoPilot {
  enabled: boolean;
  enabledForAll: boolean;
  state: 'off' | 'waiting' | 'working' | 'done' | 'failed' | 'leftAlone';
  reason?: string;
  beganAt?: number;
  endedAt?: number;
  steps: AutoPilotStep[];
  ingestionPipeline?: { id: string; name: string; fullyQualifiedName: string };
  run?: Run;
}

/** Somebody who may sign in. */
export interface Account {
  id: string;
  name: string;
  email: string;
  role: string;
}

export interface AccessToken {
  id: string;
  name: string;
  kind: 'bot' | 'personal';
  role: string;
  createdBy: string;
  createdAt: number;
  expiresAt?: number;
}

export interface AuditEntry {
  id: string;
  at: number;
  author: string;
  address: string;
  action: string;
  target: string;
  /** An HTTP status. */
  outcome: number;
  oldVersion?: string;
  newVersion?: string;
}

export interface AuditPage {
  data: AuditEntry[];
  after?: string;
}

export interface SystemVersion {
  version: string;
  revision?: string;
  timestamp?: number;
}

/** One process of a runner. */
export interface RunnerProcess {
  instance?: string;
  version?: string;
  status?: string;
  lastSeenAt?: number;
  running?: number;
  slots?: number;
}

/** A runner with its processes, or, where the server lists no replicas, one of its processes. */
export interface Runner extends RunnerProcess {
  name: string;
  id?: string;
  location?: string;
  default?: boolean;
  replicas?: RunnerProcess[];
}
