import { describe, expect, it } from 'vitest';
import { factGroups, flatten, humanise } from './facts';

describe('humanise', () => {
  it.each([
    ['bufferIntervalSeconds', 'Buffer interval seconds'], ['roleArn', 'Role'], ['kmsKeyARN', 'KMS key ARN'],
    ['s3BackupMode', 'S3 backup mode'], ['error_output_prefix', 'Error output prefix'], ['versionId', 'Version ID'], ['sizeMiB', 'Size MiB'],
  ])('turns %s into %s', (key, words) => expect(humanise(key)).toBe(words));
});

describe('factGroups', () => {
  const facts = {
    type: 'DirectPut',
    encryption: { enabled: true, key: { type: 'CUSTOMER', arn: 'arn:x' } },
    tagsSeen: ['a', 'b'],
    nothing: null,
    empty: {},
    steps: { source: { x: 1 } },
    unresolved: [],
  };
  it('puts plain facts first and one group for each object', () => {
    expect(factGroups(facts)).toEqual([
      { title: '', facts: [{ label: 'Type', value: 'DirectPut' }, { label: 'Tags seen', value: 'a, b' }] },
      {
        title: 'Encryption',
        facts: [{ label: 'Enabled', value: 'yes' }, { label: 'Key · type', value: 'CUSTOMER' }, { label: 'Key · ARN', value: 'arn:x' }],
      },
    ]);
  });
  it('does not say twice what a step says word for word', () =>
    expect(factGroups({ source: { kind: 'X' }, steps: { source: { kind: 'X' } } })).toEqual([]));
  it('writes an instant as people read it', () =>
    expect(factGroups({ created: '2025-01-01T00:00:00Z' })[0]?.facts[0]?.value).toMatch(/^1 Jan 2025/));
  it('is empty without facts', () => expect(factGroups(undefined)).toEqual([]));
});

describe('flatten', () => {
  it('writes a list of objects as text, nothing is lost', () => {
    expect(flatten({ tables: [{ database: 'db', table: 't' }, { database: 'db2', table: 'u' }] })[0]?.value)
      .toBe('Database: db, Table: t, Database: db2, Table: u');
  });
});
