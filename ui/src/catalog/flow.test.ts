import { describe, expect, it } from 'vitest';
import { flowOf, inOrder, sourceKind, targetKind, targetTitle } from './flow';

const task = (name: string, taskType: string, ...downstreamTasks: string[]) => ({ name, taskType, downstreamTasks });

describe('inOrder', () => {
  it('follows the arrows whatever the order of the list', () => {
    const tasks = [task('deliver', 'Deliver'), task('lambda', 'Lambda', 'deliver'), task('source', 'Source', 'lambda')];
    expect(inOrder(tasks).map((one) => one.name)).toEqual(['source', 'lambda', 'deliver']);
  });
  it('keeps every task of a circle and ignores names that do not exist', () => {
    const tasks = [task('a', 'X', 'b'), task('b', 'X', 'a'), task('c', 'X', 'nowhere')];
    expect(inOrder(tasks).map((one) => one.name).sort()).toEqual(['a', 'b', 'c']);
  });
});

describe('flowOf', () => {
  it('separates where it begins, what happens and where it ends', () => {
    const flow = flowOf({ tasks: [task('source', 'Source', 'buffer'), task('buffer', 'Buffer', 'deliver'), task('deliver', 'Deliver')] });
    expect(flow.sources.map((one) => one.name)).toEqual(['source']);
    expect(flow.steps.map((one) => one.name)).toEqual(['buffer']);
    expect(flow.targets.map((one) => one.name)).toEqual(['deliver']);
  });
  it('is empty for a pipeline without tasks', () => {
    expect(flowOf({})).toEqual({ sources: [], steps: [], targets: [] });
  });
});

describe('the words of a flow', () => {
  it('name the destination, not the act of delivering', () => {
    expect(targetTitle({ name: 'd', displayName: 'Deliver', description: 'Delivers to S3 bucket acme-lake under raw' })).toBe('S3 bucket acme-lake under raw');
    expect(targetTitle({ name: 'd', displayName: 'Deliver', description: 'Delivers to an HTTP endpoint that is not named' })).toBe('HTTP endpoint that is not named');
    expect(targetTitle({ name: 'd', displayName: 'Deliver' })).toBe('Deliver');
  });
  it.each([
    ['S3 bucket acme-lake', 'S3 bucket'], ['OpenSearch Serverless index audit of x', 'OpenSearch Serverless index'],
    ['Iceberg tables in the Glue catalog', 'Iceberg table'], ['New Relic at aws-api.newrelic.com', 'New Relic'], ['a destination that is not known', 'Other'],
  ])('give %s the kind %s', (title, kind) => expect(targetKind(title)).toBe(kind));
  it('give a source its kind', () => {
    expect(sourceKind('MySQL table orders')).toBe('MySQL');
    expect(sourceKind('Unknown source')).toBe('Other');
  });
});
