import { describe, expect, it } from 'vitest';
import { serviceRows } from './serviceRows';

const service = (name: string, region?: string) => ({
  id: name, name, fullyQualifiedName: name, serviceType: 'KinesisFirehose',
  connection: region ? { config: { awsConfig: { awsRegion: region } } } : undefined,
});

describe('serviceRows', () => {
  it('takes what the overview counted, and the region of the connection where it did not', () => {
    const overview = {
      services: 2, pipelines: 3, pipelinesByState: {}, externalAssets: 0, edges: 0, unresolved: 0, lastRuns: [],
      servicesSummary: [{ id: 'a', name: 'a', fullyQualifiedName: 'a', region: 'eu-west-1', account: '123456789012', pipelines: 3 }],
    };
    const [a, b] = serviceRows([service('a'), service('b', 'us-east-1')], overview);
    expect(a).toMatchObject({ region: 'eu-west-1', account: '123456789012', pipelines: 3 });
    expect(b).toMatchObject({ region: 'us-east-1', pipelines: undefined });
  });
  it('does not wait for the overview', () => expect(serviceRows([service('a')])).toHaveLength(1));
});
