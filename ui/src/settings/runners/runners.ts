import type { Runner } from '../../api/types';

export interface RunnerRow {
  name: string;
  id?: string;
  location?: string;
  versions: string[];
  status?: string;
  lastSeenAt?: number;
  running: number;
  slots: number;
  replicas: number;
  /** New services get it. */
  preferred: boolean;
  builtIn: boolean;
  /** The server can make it the default, give it tokens and forget it. */
  managed: boolean;
}

export const builtIn = 'built-in';
const order = ['Connected', 'Stale', 'Disconnected'];

/** One row a runner, whether the server lists runners with their processes or processes only. */
export function runnersOf(list: Runner[]): RunnerRow[] {
  const byName = new Map<string, Runner[]>();
  for (const one of list) byName.set(one.name, [...(byName.get(one.name) ?? []), one]);
  const rows = [...byName].map(([name, entries]) => rowOf(name, entries));
  return rows.sort((a, b) => Number(b.builtIn) - Number(a.builtIn) || a.name.localeCompare(b.name));
}

function rowOf(name: string, entries: Runner[]): RunnerRow {
  const first = entries[0];
  const managed = first?.replicas !== undefined;
  const processes = managed ? (first.replicas ?? []) : entries;
  const alive = processes.filter((one) => one.status !== 'Disconnected');
  const sum = (pick: (one: { running?: number; slots?: number }) => number | undefined) =>
    alive.reduce((total, one) => total + (pick(one) ?? 0), 0);
  const seen = [...entries, ...processes].flatMap((one) => one.lastSeenAt ?? []);
  const best = order.find((status) => [...entries, ...processes].some((one) => one.status === status));
  return {
    name,
    id: first?.id,
    location: first?.location || undefined,
    versions: [...new Set([...alive.map((one) => one.version), ...(alive.length === 0 ? [first?.version] : [])].flatMap((version) => version || []))],
    status: managed ? (first.status ?? best) : best,
    lastSeenAt: seen.length > 0 ? Math.max(...seen) : undefined,
    running: sum((one) => one.running),
    slots: sum((one) => one.slots),
    replicas: alive.length,
    preferred: first?.default === true,
    builtIn: name === builtIn,
    managed,
  };
}

/** The rule of the server for a runner's name. */
export const runnerNameAllowed = (name: string): boolean =>
  /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(name) && ![builtIn, 'register', 'lease', 'heartbeat'].includes(name);
