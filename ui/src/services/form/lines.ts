import type { JsonObject, JsonValue } from '../../api/types';

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a text of lines stands for: names with values, pairs, or a plain list. */
type Shape = { kind: 'map'; numbers: boolean } | { kind: 'pairs'; first: string; second: string } | { kind: 'list' };

/** The shape, where a schema has one that lines can hold. */
export function shapeOf(schema: JsonObject): Shape | undefined {
  const values = schema['additionalProperties'];
  if (schema['type'] === 'object' && isObject(values)) return { kind: 'map', numbers: values['type'] === 'number' || values['type'] === 'integer' };
  const items = schema['items'];
  if (schema['type'] !== 'array' || !isObject(items)) return undefined;
  if (items['type'] === 'string') return { kind: 'list' };
  const [first, second, ...more] = isObject(items['properties']) ? Object.keys(items['properties']) : [];
  return first && second && more.length === 0 ? { kind: 'pairs', first, second } : undefined;
}

/** One line an entry: `name = value`, or the entry alone. */
export function linesOf(schema: JsonObject, value: JsonValue | undefined): string {
  const shape = shapeOf(schema);
  if (isObject(value)) return Object.entries(value).map(([name, inner]) => `${name} = ${String(inner)}`).join('\n');
  if (!Array.isArray(value)) return '';
  if (shape?.kind === 'pairs') return value.filter(isObject).map((entry) => `${String(entry[shape.first] ?? '')} = ${String(entry[shape.second] ?? '')}`).join('\n');
  return value.map(String).join('\n');
}

/** What the lines say; undefined when they say nothing, so that the setting is left out. */
export function valueOf(schema: JsonObject, lines: string): JsonValue | undefined {
  const shape = shapeOf(schema);
  const rows = lines.split('\n').map((line) => line.trim()).filter(Boolean);
  if (!shape || rows.length === 0) return undefined;
  if (shape.kind === 'list') return rows;
  const pairs = rows.map(pair);
  if (shape.kind === 'pairs') return pairs.map(([first, second]) => ({ [shape.first]: first, [shape.second]: second }));
  return Object.fromEntries(pairs.map(([name, value]) => [name, shape.numbers && value !== '' && !Number.isNaN(Number(value)) ? Number(value) : value]));
}

/** `a = b = c` → `[a, b = c]`. */
function pair(line: string): [string, string] {
  const at = line.indexOf('=');
  return at < 0 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
}

/** The hint under such a field: how a line looks. */
export function exampleOf(schema: JsonObject): string | undefined {
  const shape = shapeOf(schema);
  if (shape?.kind === 'pairs') return `${shape.first} = ${shape.second}`;
  if (shape?.kind !== 'map') return undefined;
  const names = isObject(schema['propertyNames']) ? schema['propertyNames']['enum'] : undefined;
  const name = Array.isArray(names) ? String(names[0]) : 'DescribeDeliveryStream';
  return `${name} = ${shape.numbers ? '5' : 'https://…'}`;
}
