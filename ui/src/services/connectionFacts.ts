import type { JsonObject, JsonValue } from '../api/types';
import type { Fact } from '../catalog/facts';
import { humanise } from '../catalog/facts';
import { text } from '../shared/text/text';
import { isReference } from './schema';

const hidden = new Set(['type', 'supportsMetadataExtraction']);

/** The connection as lines, named as the schema names its fields; a secret is only ever "set" or a reference. */
export function connectionFacts(config: JsonObject, schema: JsonObject): Fact[] {
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  return Object.entries(config).flatMap(([name, value]) => {
    if (hidden.has(name) || value === null || value === '') return [];
    const member = isObject(properties[name]) ? properties[name] : {};
    if (isObject(value)) return connectionFacts(value, member);
    return [{ label: String(member['title'] ?? humanise(name)), value: show(value, member['format'] === 'password') }];
  });
}

function show(value: JsonValue, secret: boolean): string {
  if (secret) return typeof value === 'string' && isReference(value) ? value : text('secret.set');
  if (typeof value === 'boolean') return text(value ? 'form.on' : 'form.off');
  return Array.isArray(value) ? value.join(', ') : String(value);
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
