import type { JsonObject } from '../../api/types';
import { shapeOf } from './lines';

const hidden = new Set(['type', 'supportsMetadataExtraction']);

/** The server's hints, with our widgets where the schema calls for them; a widget that we do not have is not asked for. */
export function uiSchemaFor(schema: JsonObject, hints: JsonObject): JsonObject {
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const out: JsonObject = { ...withoutWidget(hints) };
  for (const [name, member] of Object.entries(properties)) {
    if (!isObject(member)) continue;
    const own = isObject(hints[name]) ? hints[name] : {};
    const inner = member['type'] === 'object' ? uiSchemaFor(member, own) : withoutWidget(own);
    const widget = widgetOf(name, member);
    if (shapeOf(member)) out[name] = { ...inner, 'ui:field': 'LinesField' };
    else out[name] = widget ? { ...inner, 'ui:widget': widget } : inner;
  }
  return out;
}

function widgetOf(name: string, member: JsonObject): string | undefined {
  if (hidden.has(name)) return 'hidden';
  if (member['format'] === 'password') return 'PasswordWidget';
  if (Array.isArray(member['examples']) && !member['enum']) return 'SuggestWidget';
  return undefined;
}

const withoutWidget = (hints: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(hints).filter(([name]) => name !== 'ui:widget'));

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
