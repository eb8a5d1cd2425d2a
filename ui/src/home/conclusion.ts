import type { Overview, Run, ServiceSummary } from '../api/types';

export type Conclusion =
  | { kind: 'nothing' }
  | { kind: 'trouble'; troubled: number; services: number }
  | { kind: 'notScanned'; services: number }
  | { kind: 'inactive'; inactive: number; pipelines: number }
  | { kind: 'fine'; pipelines: number };

const bad = (run: Run | undefined) => run?.state === 'failed' || run?.state === 'partialSuccess';

/** Services whose last run did not read everything. */
export const troubledServices = (overview: Overview): ServiceSummary[] =>
  overview.servicesSummary.filter((service) => bad(service.lastRun));

/** Whether there is anything to list under that name. */
export const somethingNeedsALook = (overview: Overview): boolean =>
  troubledServices(overview).length > 0 || (overview.pipelinesByState['Inactive'] ?? 0) > 0;

/** The one sentence that the home page opens with. */
export function conclude(overview: Overview): Conclusion {
  const { services, pipelines, pipelinesByState } = overview;
  const troubled = troubledServices(overview).length;
  const inactive = pipelinesByState['Inactive'] ?? 0;
  if (services === 0) return { kind: 'nothing' };
  if (troubled > 0) return { kind: 'trouble', troubled, services };
  if (pipelines === 0) return { kind: 'notScanned', services };
  return inactive > 0 ? { kind: 'inactive', inactive, pipelines } : { kind: 'fine', pipelines };
}
