import { describe, expect, it } from 'vitest';
import type { IngestionPipeline, PipelineService } from '../api/types';
import { bodyOf, ingestionOf, newIngestion } from './draft';

const service: PipelineService = {
  id: '1', name: 'prod', fullyQualifiedName: 'prod', serviceType: 'KinesisFirehose',
  connection: { config: { type: 'KinesisFirehose', pipelineFilterPattern: { includes: ['^a'] } } },
};
const now = Date.parse('2026-11-24T10:00:00Z');

describe('a new ingestion', () => {
  const draft = newIngestion(service, 'abcd1234', now);
  it('suggests a name and takes the service’s filter', () => {
    expect(draft).toMatchObject({ name: 'prod_metadata_abcd1234', options: { pipelineFilterPattern: { includes: ['^a'] } } });
  });
  it('asks for a nightly run from today on', () => {
    expect(bodyOf(draft, service)).toMatchObject({
      pipelineType: 'metadata', loggerLevel: 'INFO', raiseOnError: true,
      airflowConfig: { scheduleInterval: '0 0 * * *', pipelineTimezone: 'UTC', startDate: '2026-11-24T00:00:00.000Z', retries: 0 },
    });
  });
  it('sends no schedule for a run by hand', () => {
    const byHand = bodyOf({ ...draft, timing: { ...draft.timing, period: 'hand' } }, service);
    expect(byHand['airflowConfig']).not.toHaveProperty('scheduleInterval');
  });
});

describe('a stored ingestion', () => {
  const agent: IngestionPipeline = {
    id: '2', name: 'prod_metadata', fullyQualifiedName: 'prod.prod_metadata', pipelineType: 'metadata', loggerLevel: 'DEBUG', raiseOnError: false,
    sourceConfig: { config: { type: 'PipelineMetadata', includeTags: false, lineageInformation: { dbServiceNames: ['dw'] } } },
    airflowConfig: {
      scheduleInterval: '30 6 * * 1-5', pipelineTimezone: 'Europe/Berlin', startDate: '2026-11-23T23:00:00.000Z',
      endDate: '2026-12-31T22:59:59.000Z', retries: 2, workflowTimeout: 900, concurrency: 1,
    },
  };
  it('comes back as it was, with what the form does not know', () => {
    expect(bodyOf(ingestionOf(agent), service, agent)).toMatchObject({
      name: agent.name, loggerLevel: 'DEBUG', raiseOnError: false, sourceConfig: agent.sourceConfig,
      airflowConfig: agent.airflowConfig as Record<string, unknown>,
    });
  });
  it('is shown in the days of its own zone', () => {
    expect(ingestionOf(agent)).toMatchObject({ start: '2026-11-24', end: '2026-12-31', zone: 'Europe/Berlin', retries: 2 });
  });
  it('loses its end date when the field is emptied', () => {
    const body = bodyOf({ ...ingestionOf(agent), end: '' }, service, agent);
    expect(body['airflowConfig']).not.toHaveProperty('endDate');
  });
});
