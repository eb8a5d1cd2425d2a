import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../api/types';
import { mask, plainSecrets, pruned, schemaWithout, secretPaths, storedSecrets, typedMasks, valueAt, withDefaults, withoutSecrets, withValue } from './schema';

const schema: JsonObject = {
  type: 'object',
  required: ['awsConfig', 'type'],
  properties: {
    type: { type: 'string' },
    awsConfig: {
      type: 'object',
      properties: {
        awsRegion: { type: 'string' },
        awsSecretAccessKey: { type: 'string', format: 'password' },
        awsSessionToken: { type: 'string', format: 'password' },
      },
    },
  },
};
const paths = ['awsConfig.awsSecretAccessKey', 'awsConfig.awsSessionToken'];

describe('secrets of a form', () => {
  it('are found by their format, at any depth', () => expect(secretPaths(schema)).toEqual(paths));
  it('never enter a draft, while a reference and the rest do', () => {
    const draft = withoutSecrets({ awsConfig: { awsRegion: 'eu-west-1', awsSecretAccessKey: 'hunter2', awsSessionToken: 'secret:/a/b' } }, paths);
    expect(draft).toEqual({ awsConfig: { awsRegion: 'eu-west-1', awsSessionToken: 'secret:/a/b' } });
    expect(JSON.stringify(draft)).not.toContain('hunter2');
  });
  it('count as stored when the server answered with the mask', () =>
    expect(storedSecrets({ awsConfig: { awsSecretAccessKey: mask } }, paths)).toEqual(['awsConfig.awsSecretAccessKey']));
  it('may not be the mask itself where nothing is stored', () => {
    const data = { awsConfig: { awsSecretAccessKey: mask } };
    expect(typedMasks(data, paths, [])).toEqual(['awsConfig.awsSecretAccessKey']);
    expect(typedMasks(data, paths, ['awsConfig.awsSecretAccessKey'])).toEqual([]);
  });
});

describe('members by path', () => {
  it('are set in a copy and removed by undefined', () => {
    const before: JsonObject = { awsConfig: { awsRegion: 'a' } };
    const after = withValue(before, 'awsConfig.awsRegion', 'b');
    expect(valueAt(after, 'awsConfig.awsRegion')).toBe('b');
    expect(valueAt(before, 'awsConfig.awsRegion')).toBe('a');
    expect(withValue(after, 'awsConfig.awsRegion', undefined)).toEqual({ awsConfig: {} });
  });
  it('make their parents', () => expect(withValue({}, 'a.b.c', 1)).toEqual({ a: { b: { c: 1 } } }));
});

describe('pruned', () => {
  it('drops what a form leaves empty and keeps false and zero', () =>
    expect(pruned({ a: '', b: { c: '' }, d: [], e: false, f: 0, g: null, h: { i: 'x' } })).toEqual({ e: false, f: 0, h: { i: 'x' } }));
});

describe('schemaWithout', () => {
  it('takes a member out of properties and of required', () => {
    const rest = schemaWithout(schema, ['type']);
    expect(Object.keys(rest['properties'] as JsonObject)).toEqual(['awsConfig']);
    expect(rest['required']).toEqual(['awsConfig']);
  });
});

describe('withDefaults', () => {
  it('fills in what nobody set and keeps what somebody did, also false', () => {
    const options: JsonObject = { properties: { a: { default: true }, b: { default: 1 }, c: {} } };
    expect(withDefaults({ a: false, d: 'x' }, options)).toEqual({ a: false, b: 1, d: 'x' });
  });
});

describe('plainSecrets', () => {
  const paths = ['awsConfig.awsSecretAccessKey', 'awsConfig.awsSessionToken'];
  it('finds what a runner outside the server may not be given', () => {
    expect(plainSecrets({ awsConfig: { awsSecretAccessKey: 'x', awsSessionToken: mask } }, paths)).toEqual(paths);
  });
  it('leaves references and empty fields alone', () => {
    expect(plainSecrets({ awsConfig: { awsSecretAccessKey: 'secret:/a', awsSessionToken: '' } }, paths)).toEqual([]);
  });
});
