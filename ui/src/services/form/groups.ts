import type { TextKey } from '../../shared/text/text';

export interface FieldGroups {
  main: string[];
  folded: { word: TextKey; names: string[]; used: boolean }[];
}

const folds: [TextKey, RegExp][] = [
  ['form.fold.role', /^assumeRole/],
  ['form.fold.endpoint', /^(endPointURL|profileName)$/],
];
const first = ['awsRegion', 'enabled'];

/** Splits the fields of an object into the usual ones and folded groups; a field no rule knows is a usual one. */
export function groupsOf(names: string[], values: Record<string, unknown>): FieldGroups {
  const folded = folds
    .map(([word, rule]) => {
      const own = names.filter((name) => rule.test(name));
      return { word, names: own, used: own.some((name) => filled(name, values[name])) };
    })
    .filter((group) => group.names.length > 0);
  const hidden = new Set(folded.flatMap((group) => group.names));
  const rest = names.filter((name) => !hidden.has(name));
  const leading = first.filter((name) => rest.includes(name));
  return { main: [...leading, ...rest.filter((name) => !leading.includes(name))], folded };
}

/** The session name has a default; alone it does not mean that a role is used. */
const filled = (name: string, value: unknown) => name !== 'assumeRoleSessionName' && value !== undefined && value !== '';
