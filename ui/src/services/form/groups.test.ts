import { describe, expect, it } from 'vitest';
import { groupsOf } from './groups';

const names = ['awsRegion', 'enabled', 'endPointURL', 'assumeRoleArn', 'assumeRoleSessionName', 'brandNew'];
const hint = [
  { title: 'Assume a role', fields: ['assumeRoleArn', 'assumeRoleSessionName'] },
  { title: 'Endpoint', fields: ['endPointURL', 'not-there'] },
];
const groups = (values: Record<string, unknown>) => groupsOf(names, hint, values, { assumeRoleSessionName: 'OpenMetadataSession' });

describe('groupsOf', () => {
  it('folds what the server groups and keeps the order of the rest', () => {
    expect(groups({}).main).toEqual(['awsRegion', 'enabled', 'brandNew']);
    expect(groups({}).folded.map((group) => group.names)).toEqual([['assumeRoleArn', 'assumeRoleSessionName'], ['endPointURL']]);
  });
  it('opens a group that holds a value, but not for a default', () => {
    expect(groups({ assumeRoleArn: 'arn:x' }).folded.map((group) => group.used)).toEqual([true, false]);
    expect(groups({ assumeRoleSessionName: 'OpenMetadataSession' }).folded[0]?.used).toBe(false);
  });
  it('folds nothing without hints, and never loses a field', () => {
    expect(groupsOf(names, undefined, {}, {}).main).toEqual(names);
    const found = groups({});
    expect([...found.main, ...found.folded.flatMap((group) => group.names)].sort()).toEqual([...names].sort());
  });
});
