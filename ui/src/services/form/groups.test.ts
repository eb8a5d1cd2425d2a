import { describe, expect, it } from 'vitest';
import { groupsOf } from './groups';

const names = ['enabled', 'awsAccessKeyId', 'awsRegion', 'endPointURL', 'assumeRoleArn', 'assumeRoleSessionName', 'brandNew'];

describe('groupsOf', () => {
  it('puts the required region first and folds what most people leave alone', () => {
    const groups = groupsOf(names, {});
    expect(groups.main).toEqual(['awsRegion', 'enabled', 'awsAccessKeyId', 'brandNew']);
    expect(groups.folded.map((group) => group.names)).toEqual([['assumeRoleArn', 'assumeRoleSessionName'], ['endPointURL']]);
  });
  it('opens a fold that holds a value, but not for a default', () => {
    expect(groupsOf(names, { assumeRoleArn: 'arn:x', assumeRoleSessionName: 's' }).folded.map((group) => group.used)).toEqual([true, false]);
    expect(groupsOf(names, { assumeRoleSessionName: 's' }).folded[0]?.used).toBe(false);
  });
  it('never loses a field', () => {
    const groups = groupsOf(names, {});
    expect([...groups.main, ...groups.folded.flatMap((group) => group.names)].sort()).toEqual([...names].sort());
  });
});
