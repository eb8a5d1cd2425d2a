/** Every cache key, so that a change can name what it made stale. */
export const keys = {
  overview: ['overview'] as const,
  services: ['services'] as const,
  service: (fqn: string) => ['services', fqn] as const,
  pipelines: (service?: string) => ['pipelines', service ?? '*'] as const,
  pipeline: (fqn: string) => ['pipeline', fqn] as const,
  asset: (type: string, fqn: string) => ['asset', type, fqn] as const,
  agents: (service?: string) => ['agents', service ?? '*'] as const,
  runs: (filter: object) => ['runs', filter] as const,
  allRuns: ['runs'] as const,
  run: (id: string) => ['run', id] as const,
  neighbours: (type: string, fqn: string) => ['neighbours', type, fqn] as const,
  search: (q: string, type: string, from: number) => ['search', q, type, from] as const,
  schema: (path: string) => ['schema', path] as const,
  version: ['version'] as const,
  permissions: ['permissions'] as const,
  testDefinition: (type: string) => ['testDefinition', type] as const,
};
