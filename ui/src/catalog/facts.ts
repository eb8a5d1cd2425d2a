import type { FirehoseFacts, JsonObject, JsonValue } from '../api/types';
import { exactTime } from '../shared/time/format';

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** One line of a fact sheet. */
export interface Fact {
  label: string;
  value: string;
}

export interface FactGroup {
  /** Empty for the facts that stand at the top. */
  title: string;
  facts: Fact[];
}

const apart = new Set(['steps', 'unresolved', 'producers']);

/** Nested facts as groups: scalars first in one group, then one group for each object, deeper levels by path. */
export function factGroups(facts: FirehoseFacts | JsonObject | undefined): FactGroup[] {
  const top: FactGroup = { title: '', facts: [] };
  const groups: FactGroup[] = [];
  for (const [key, value] of Object.entries(facts ?? {})) {
    if (apart.has(key) || isEmpty(value) || isTold(key, value, facts)) continue;
    if (isObject(value)) groups.push({ title: humanise(key), facts: flatten(value) });
    else top.facts.push({ label: humanise(key), value: show(value as JsonValue) });
  }
  return [top, ...groups].filter((group) => group.facts.length > 0);
}

/** The facts of one object as lines; a nested member is named by its path. */
export function flatten(value: JsonObject, prefix: string[] = []): Fact[] {
  return Object.entries(value).flatMap(([key, member]) => {
    if (isEmpty(member)) return [];
    const path = [...prefix, humanise(key)];
    if (isObject(member)) return flatten(member, path);
    return [{ label: path.map(lowerAfterFirst).join(' · '), value: show(member) }];
  });
}

/** A step that says the very same makes a second telling noise. */
const isTold = (key: string, value: unknown, facts: FirehoseFacts | JsonObject | undefined): boolean => {
  const steps = facts?.['steps'];
  const step: unknown = isObject(steps) ? steps[key] : undefined;
  return step !== undefined && JSON.stringify(step) === JSON.stringify(value);
};

function show(value: JsonValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string' && instant.test(value)) return exactTime(Date.parse(value));
  if (Array.isArray(value)) return value.map(showItem).join(', ');
  return isObject(value) ? showItem(value) : String(value);
}

const showItem = (value: JsonValue): string =>
  isObject(value)
    ? flatten(value).map((fact) => `${fact.label}: ${fact.value}`).join(', ')
    : show(value);

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === '' ||
  (Array.isArray(value) && value.length === 0) || (isObject(value) && Object.keys(value).length === 0);

const names: Record<string, string> = {
  arn: 'ARN', roleArn: 'Role', kmsKeyArn: 'KMS key', url: 'URL', s3: 'S3', cloudWatch: 'CloudWatch', vpc: 'VPC', mb: 'MB',
};
const capitals = new Map(
  ['ARN', 'KMS', 'URL', 'S3', 'VPC', 'MB', 'ID', 'JSON', 'GZIP', 'HEC', 'IAM', 'CSV', 'ORC', 'SQL', 'HTTP', 'AWS', 'MSK', 'SSL', 'UTC', 'CDC', 'MiB']
    .map((word) => [word.toLowerCase(), word]),
);

/** `bufferIntervalSeconds` → "Buffer interval seconds"; AWS's own abbreviations keep their capitals. */
export function humanise(key: string): string {
  const known = names[key];
  if (known) return known;
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/\bMi B\b/g, 'MiB')
    .replace(/[_-]+/g, ' ')
    .trim()
    .split(' ')
    .map((word) => capitals.get(word.toLowerCase()) ?? word.toLowerCase());
  const sentence = words.join(' ');
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

const lowerAfterFirst = (label: string, index: number) =>
  index === 0 || /^[A-Z]{2}/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
