import type { JsonValue } from '../../api/types';

export interface FieldGroups {
  main: string[];
  folded: { title: string; names: string[]; used: boolean }[];
}

/** Splits the fields of an object by the server's `ui:groups`: groups are folded, a field of no group is a usual one. */
export function groupsOf(names: string[], hint: JsonValue | undefined, values: Record<string, unknown>, defaults: Record<string, unknown>): FieldGroups {
  const folded = readGroups(hint)
    .map(({ title, fields }) => {
      const own = fields.filter((name) => names.includes(name));
      return { title, names: own, used: own.some((name) => isUsed(values[name], defaults[name])) };
    })
    .filter((group) => group.names.length > 0);
  const hidden = new Set(folded.flatMap((group) => group.names));
  return { main: names.filter((name) => !hidden.has(name)), folded };
}

/** A default alone does not mean that somebody filled the group in. */
const isUsed = (value: unknown, standard: unknown) => value !== undefined && value !== '' && value !== standard;

function readGroups(hint: JsonValue | undefined): { title: string; fields: string[] }[] {
  if (!Array.isArray(hint)) return [];
  return hint.flatMap((group) => {
    if (typeof group !== 'object' || group === null || Array.isArray(group)) return [];
    const fields = Array.isArray(group['fields']) ? group['fields'].map(String) : [];
    return [{ title: String(group['title'] ?? ''), fields }];
  });
}
