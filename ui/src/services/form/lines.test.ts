import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../api/types';
import { exampleOf, linesOf, shapeOf, valueOf } from './lines';

const map: JsonObject = { type: 'object', additionalProperties: { type: 'number' } };
const urls: JsonObject = { type: 'object', propertyNames: { enum: ['firehose', 'sts'] }, additionalProperties: { type: 'string' } };
const list: JsonObject = { type: 'array', items: { type: 'string' } };
const pairs: JsonObject = { type: 'array', items: { type: 'object', properties: { match: {}, service: {} } } };

describe('settings as lines', () => {
  it.each([
    [map, { A: 5, B: 0.5 }, 'A = 5\nB = 0.5'],
    [urls, { sts: 'https://x/?a=b' }, 'sts = https://x/?a=b'],
    [list, ['Owner', 'team'], 'Owner\nteam'],
    [pairs, [{ match: 'arn:*', service: 'lake' }], 'arn:* = lake'],
  ])('are written and read back', (schema, value, lines) => {
    expect(linesOf(schema, value)).toBe(lines);
    expect(valueOf(schema, `\n  ${lines}\n\n`)).toEqual(value);
  });
  it('are left out when there is none', () => {
    expect(valueOf(map, ' \n')).toBeUndefined();
    expect(linesOf(map, undefined)).toBe('');
  });
  it('keep what is wrong for the validator to find', () => {
    expect(valueOf(map, 'A = many\nB')).toEqual({ A: 'many', B: '' });
    expect(valueOf(pairs, 'arn:*')).toEqual([{ match: 'arn:*', service: '' }]);
  });
  it('say how a line looks', () => expect([map, urls, list, pairs].map(exampleOf)).toEqual(['DescribeDeliveryStream = 5', 'firehose = https://…', undefined, 'match = service']));

  it('hold every list and map of the settings that the server describes', () => {
    const schema = JSON.parse(readFileSync(new URL('../../../../hydrant-model/src/main/resources/schemas/hydrantSettings.json', import.meta.url), 'utf8')) as JsonObject;
    const without = Object.entries(schema['properties'] as Record<string, JsonObject>)
      .filter(([, member]) => member['type'] === 'array' || typeof member['additionalProperties'] === 'object')
      .filter(([, member]) => !shapeOf(member))
      .map(([name]) => name);
    expect(without).toEqual([]);
  });
});
