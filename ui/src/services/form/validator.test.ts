import { readFileSync } from 'node:fs';
import type { RJSFSchema } from '@rjsf/utils';
import { describe, expect, it } from 'vitest';
import { validator } from './validator';

const schema: RJSFSchema = {
  type: 'object',
  required: ['awsConfig'],
  properties: {
    awsConfig: {
      type: 'object',
      required: ['awsRegion'],
      additionalProperties: false,
      properties: {
        awsRegion: { type: 'string', pattern: '^[a-z]{2,}(-[a-z]+)+-[0-9]+$' },
        endPointURL: { type: 'string', format: 'uri' },
        assumeRoleSessionName: { type: 'string', minLength: 2 },
      },
    },
    names: { type: 'array', items: { type: 'string', minLength: 1 } },
  },
};
const properties = (data: object) => validator.validateFormData(data as never, schema).errors.map((error) => [error.name, error.property]);

describe('the validator of the form', () => {
  it('accepts what the schema allows', () => expect(properties({ awsConfig: { awsRegion: 'eu-west-1' } })).toEqual([]));
  it('names a missing member by its own path, also in an object that is missing as a whole', () => {
    expect(properties({ awsConfig: {} })).toEqual([['required', '.awsConfig.awsRegion']]);
    expect(properties({})).toEqual([['required', '.awsConfig']]);
  });
  it('finds every wrong leaf and nothing but leaves', () =>
    expect(properties({ awsConfig: { awsRegion: 'Ireland', endPointURL: 'not a url', assumeRoleSessionName: 'x' }, names: [''] })).toEqual([
      ['pattern', '.awsConfig.awsRegion'], ['format', '.awsConfig.endPointURL'], ['minLength', '.awsConfig.assumeRoleSessionName'], ['minLength', '.names.0'],
    ]));
  it('hangs the errors where the form looks for them', () =>
    expect(validator.validateFormData({ awsConfig: {} }, schema).errorSchema).toHaveProperty(['awsConfig', 'awsRegion', '__errors']));
  it('adds what the form itself checks', () => {
    const result = validator.validateFormData({ awsConfig: { awsRegion: 'eu-west-1' } }, schema, (_data, errors) => {
      errors.addError('own');
      return errors;
    });
    expect(result.errors.map((error) => error.message)).toContain('own');
  });
  it('knows whether data fits a part of the schema', () => {
    expect(validator.isValid({ type: 'string' }, 'x' as never, schema)).toBe(true);
    expect(validator.isValid({ type: 'string' }, 3 as never, schema)).toBe(false);
  });
  it('never makes code out of a schema, which the content security policy forbids', () => {
    const source = readFileSync(new URL('../../../node_modules/@cfworker/json-schema/dist/esm/validate.js', import.meta.url), 'utf8');
    expect(source).not.toMatch(/new Function|eval\(/);
  });
});
