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
