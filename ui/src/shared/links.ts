import { segment } from '../api/client';

/** Every address inside the page is built here: an FQN is one encoded segment. */
export type PipelineTab = 'overview' | 'health' | 'lineage' | 'raw';
export type AssetTab = 'overview' | 'lineage';
export type ServiceTab = 'pipelines' | 'agents' | 'connection' | 'lineage';

export const pipelineLink = (fqn: string, tab: PipelineTab = 'overview') => `/pipeline/${segment(fqn)}/${tab}`;
export const assetLink = (type: string, fqn: string, tab: AssetTab = 'overview') =>
  `/asset/${segment(type)}/${segment(fqn)}/${tab}`;
export const servicesLink = '/settings/services/pipelines';
export const addServiceLink = (step = 'type') => `/settings/services/pipelines/add-service/${step}`;
export const serviceLink = (fqn: string, tab: ServiceTab = 'pipelines') =>
  `/service/pipelineServices/${segment(fqn)}/${tab}`;
export const addIngestionLink = (fqn: string, step: string = 'options') =>
  `/service/pipelineServices/${segment(fqn)}/add-ingestion/metadata/${step}`;
export const editIngestionLink = (fqn: string, agent: string, step: string = 'options') =>
  `/service/pipelineServices/${segment(fqn)}/edit-ingestion/metadata/${segment(agent)}/${step}`;
export const signInLink = '/signin';
export const signOutLink = '/signout';
export const accountLink = '/settings/account';
export const usersLink = '/settings/users';
export const tokensLink = '/settings/tokens';
export const auditLink = '/settings/audit';
export const runnersLink = '/settings/preferences/runners';
export const runLink = (ingestionFqn: string, runId: string) => `/run/${segment(ingestionFqn)}/${segment(runId)}`;
export const searchLink = (q: string, type?: string) =>
  `/search?${new URLSearchParams(type ? { q, type } : { q }).toString()}`;

/** `focus` is `type:fqn`; an FQN may hold colons, a type never does. */
export const lineageLink = (type: string, fqn: string) =>
  `/lineage?${new URLSearchParams({ focus: `${type}:${fqn}` }).toString()}`;

export function parseFocus(focus: string | null): { type: string; fqn: string } | undefined {
  const colon = focus?.indexOf(':') ?? -1;
  return focus && colon > 0 ? { type: focus.slice(0, colon), fqn: focus.slice(colon + 1) } : undefined;
}

/** The page of any entity, by its type. */
export function entityLink(type: string, fqn: string): string {
  if (type === 'pipeline') return pipelineLink(fqn);
  if (type === 'pipelineService') return serviceLink(fqn);
  return assetLink(type, fqn);
}
