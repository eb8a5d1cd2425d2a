import type { FormSchema, JsonObject, JsonValue } from '../api/types';

/** The contract's mask for a stored secret. It means "keep"; it is never a secret itself. */
export const mask = '*********';

export type FieldPath = string;

/** Dotted paths of the fields that hold secrets: `format: password` anywhere in the schema. */
export function secretPaths(schema: JsonObject, prefix = ''): FieldPath[] {
  const properties = schema['properties'];
  if (!isObject(properties)) return [];
  return Object.entries(properties).flatMap(([name, member]) => {
    if (!isObject(member)) return [];
    const path = prefix ? `${prefix}.${name}` : name;
    return member['format'] === 'password' ? [path] : secretPaths(member, path);
  });
}

export function valueAt(data: JsonObject, path: FieldPath): JsonValue | undefined {
  return path.split('.').reduce<JsonValue | undefined>((at, name) => (isObject(at) ? at[name] : undefined), data);
}

/** A copy with one member set, or removed when the value is undefined. */
export function withValue(data: JsonObject, path: FieldPath, value: JsonValue | undefined): JsonObject {
  const [head = '', ...rest] = path.split('.');
  const copy = { ...data };
  if (rest.length > 0) {
    const inner = copy[head];
    copy[head] = withValue(isObject(inner) ? inner : {}, rest.join('.'), value);
  } else if (value === undefined) delete copy[head];
  else copy[head] = value;
  return copy;
}

/** What a draft may keep: everything but secrets; a `secret:` reference is none. */
export function withoutSecrets(data: JsonObject, paths: FieldPath[]): JsonObject {
  return paths.reduce((kept, path) => {
    const value = valueAt(kept, path);
    return typeof value === 'string' && !isReference(value) && value !== mask ? withValue(kept, path, undefined) : kept;
  }, data);
}

/** The fields whose value the server holds and did not show. */
export const storedSecrets = (data: JsonObject, paths: FieldPath[]): FieldPath[] =>
  paths.filter((path) => valueAt(data, path) === mask);

/** Paths of everything that is masked, whatever schema describes it. */
export const masked = (data: JsonObject, prefix = ''): FieldPath[] =>
  Object.entries(data).flatMap(([name, value]) => {
    const path = prefix ? `${prefix}.${name}` : name;
    if (value === mask) return [path];
    return isObject(value) ? masked(value, path) : [];
  });

/** Fields where somebody typed the mask itself: it would be taken for "keep", which cannot be meant. */
export const typedMasks = (data: JsonObject, paths: FieldPath[], stored: FieldPath[]): FieldPath[] =>
  paths.filter((path) => valueAt(data, path) === mask && !stored.includes(path));

/** Secrets in plain text. The mask is one too: the server holds what it stands for. */
export const plainSecrets = (data: JsonObject, paths: FieldPath[]): FieldPath[] =>
  paths.filter((path) => {
    const value = valueAt(data, path);
    return typeof value === 'string' && value !== '' && !isReference(value);
  });

export const isReference = (value: string): boolean => value.startsWith('secret:');

/** Drops empty texts and objects that came out of a form untouched; the contract means "absent" by absence. */
export function pruned(data: JsonObject): JsonObject {
  const out: JsonObject = {};
  for (const [name, value] of Object.entries(data)) {
    const kept = isObject(value) ? pruned(value) : value;
    if (kept === '' || kept === null || kept === undefined) continue;
    if (Array.isArray(kept) && kept.length === 0) continue;
    if (isObject(kept) && Object.keys(kept).length === 0) continue;
    out[name] = kept;
  }
  return out;
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The values in the schema's order, with its defaults where there is none. */
export function withDefaults(data: JsonObject, schema: JsonObject): JsonObject {
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const filled = Object.entries(properties).flatMap(([name, member]) => {
    const value = data[name] ?? (isObject(member) ? member['default'] : undefined);
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(filled), ...data };
}

/** The schema without some top-level members: those that another step asks for. */
export function schemaWithout(schema: JsonObject, names: string[]): JsonObject {
  const properties = schema['properties'];
  if (!isObject(properties)) return schema;
  const kept = Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name)));
  const required = schema['required'];
  return {
    ...schema,
    properties: kept,
    ...(Array.isArray(required) ? { required: required.filter((name) => !names.includes(String(name))) } : {}),
  };
}

/** The settings' file is a bare schema; the other forms have layout and help beside theirs. */
export const settingsSchema = (file: FormSchema): JsonObject => (isObject(file.schema) ? file.schema : (file as unknown as JsonObject));
