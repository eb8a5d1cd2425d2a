import type { JsonObject, Overview, PipelineService, Run } from '../api/types';

export interface ServiceRow {
  fqn: string;
  name: string;
  description?: string;
  region?: string;
  account?: string;
  runner?: string;
  pipelines?: number;
  lastRun?: Run;
}

/** Services joined with what the overview counted about them. */
export function serviceRows(services: PipelineService[], overview?: Overview): ServiceRow[] {
  const summaries = new Map(overview?.servicesSummary.map((summary) => [summary.fullyQualifiedName, summary]));
  return services.map((service) => {
    const summary = summaries.get(service.fullyQualifiedName);
    return {
      fqn: service.fullyQualifiedName,
      name: service.displayName ?? service.name,
      description: service.description,
      region: summary?.region ?? regionOf(service),
      account: summary?.account,
      runner: service.ingestionRunner?.name,
      pipelines: summary?.pipelines,
      lastRun: summary?.lastRun ?? undefined,
    };
  });
}

export function regionOf(service: PipelineService): string | undefined {
  const aws = service.connection?.config?.['awsConfig'];
  const region = aws && typeof aws === 'object' && !Array.isArray(aws) ? (aws as JsonObject)['awsRegion'] : undefined;
  return typeof region === 'string' ? region : undefined;
}
