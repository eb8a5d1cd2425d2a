import type { Pipeline, Task } from '../api/types';

/** A pipeline's steps as the page shows them: where it begins, what happens, where it ends. */
export interface Flow {
  sources: Task[];
  steps: Task[];
  targets: Task[];
}

const isSource = (task: Task) => task.taskType === 'Source';
const isTarget = (task: Task) => task.taskType === 'Deliver';
/** Where copies and failures go, beside the way of the records. */
export const isSide = (task: Task) => task.taskType === 'Backup' || task.taskType === 'ErrorOutput';

export function flowOf(pipeline: Pick<Pipeline, 'tasks'>): Flow {
  const ordered = inOrder(pipeline.tasks ?? []);
  return {
    sources: ordered.filter(isSource),
    steps: ordered.filter((task) => !isSource(task) && !isTarget(task)),
    targets: ordered.filter(isTarget),
  };
}

/** Tasks in the order of their arrows; a circle or a dangling name never loses a task. */
export function inOrder(tasks: Task[]): Task[] {
  const byName = new Map(tasks.map((task) => [task.name, task]));
  const waiting = new Map(tasks.map((task) => [task.name, 0]));
  for (const task of tasks) {
    for (const next of task.downstreamTasks ?? []) if (waiting.has(next)) waiting.set(next, (waiting.get(next) ?? 0) + 1);
  }
  const ready = tasks.filter((task) => waiting.get(task.name) === 0);
  const done: Task[] = [];
  for (let task = ready.shift(); task; task = ready.shift()) {
    done.push(task);
    for (const name of task.downstreamTasks ?? []) {
      const left = (waiting.get(name) ?? 0) - 1;
      waiting.set(name, left);
      const next = byName.get(name);
      if (left === 0 && next) ready.push(next);
    }
  }
  return [...done, ...tasks.filter((task) => !done.includes(task))];
}

export const taskTitle = (task: Task): string => task.displayName || task.name;

/** Where a delivery step delivers to, in the connector's own words. */
export const targetTitle = (task: Task): string => {
  const [, target] = /^Delivers to (?:an? )?(.+)$/.exec(task.description ?? '') ?? [];
  return target ?? taskTitle(task);
};

const targetKinds =
  /^(S3 bucket|Redshift table|Snowflake table|Iceberg table|OpenSearch Serverless index|OpenSearch index|Elasticsearch index|Splunk)/;
const sourceKinds = /^(Direct PUT|Kinesis stream|MSK topic|MySQL|PostgreSQL)/;

/** What a destination is, for filters: "Redshift table", or the partner of an HTTP endpoint. */
export function targetKind(title: string): string {
  return targetKinds.exec(title)?.[1] ?? /^(.+) at \S+$/.exec(title)?.[1] ?? 'Other';
}

/** What a source is, for filters. */
export const sourceKind = (title: string): string => sourceKinds.exec(title)?.[1] ?? 'Other';
