import type { FirehoseFacts, JsonValue } from '../api/types';

/** What is known of the writers of a Direct PUT stream: what was looked up, and what was not and why. */
export interface Producers {
  found: number;
  read: string[];
  notRead: [kind: string, why: string][];
  hint?: string;
}

const texts = (value: JsonValue | undefined): string[] => (Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []);

/** Absent where the stream has another source, or nothing was said. */
export function producersOf(facts: FirehoseFacts | undefined): Producers | undefined {
  const told = facts?.['producers'];
  if (typeof told !== 'object' || told === null || Array.isArray(told)) return undefined;
  const { found, read, notRead, hint } = told as Record<string, JsonValue | undefined>;
  const gaps = typeof notRead === 'object' && notRead !== null && !Array.isArray(notRead) ? Object.entries(notRead) : [];
  return {
    found: typeof found === 'number' ? found : 0,
    read: texts(read),
    notRead: gaps.map(([kind, why]) => [kind, String(why)]),
    hint: typeof hint === 'string' ? hint : undefined,
  };
}
