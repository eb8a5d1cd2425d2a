import type { JsonObject } from '../api/types';

export interface OptionSwitch {
  name: string;
  title: string;
  description?: string;
  standard: boolean;
}

/** The options that are on or off, as the server's schema names and explains them. */
export function optionSwitches(schema: JsonObject): OptionSwitch[] {
  const properties = schema['properties'];
  if (typeof properties !== 'object' || properties === null || Array.isArray(properties)) return [];
  return Object.entries(properties).flatMap(([name, member]) => {
    if (typeof member !== 'object' || member === null || Array.isArray(member) || member['type'] !== 'boolean') return [];
    const description = member['description'];
    return [{
      name,
      title: String(member['title'] ?? name),
      ...(typeof description === 'string' ? { description } : {}),
      standard: member['default'] === true,
    }];
  });
}

export interface OptionNumber {
  title: string;
  description?: string;
  standard: number;
  least: number;
  most: number;
}

/** A whole number that the server's schema names, with its bounds; undefined for a server that does not know it. */
export function optionNumber(schema: JsonObject, name: string): OptionNumber | undefined {
  const properties = schema['properties'];
  const member = typeof properties === 'object' && properties !== null && !Array.isArray(properties) ? properties[name] : undefined;
  if (typeof member !== 'object' || member === null || Array.isArray(member) || member['type'] !== 'integer') return undefined;
  const description = member['description'];
  return {
    title: String(member['title'] ?? name),
    ...(typeof description === 'string' ? { description } : {}),
    standard: Number(member['default'] ?? 0),
    least: Number(member['minimum'] ?? 0),
    most: Number(member['maximum'] ?? Number.MAX_SAFE_INTEGER),
  };
}
