/** Where the contract keeps entities of each type. */
const collections: Record<string, string> = {
  pipeline: 'pipelines',
  topic: 'topics',
  table: 'tables',
  container: 'containers',
  searchIndex: 'searchIndexes',
  apiEndpoint: 'apiEndpoints',
  pipelineService: 'services/pipelineServices',
};

export const collectionOf = (type: string): string | undefined => collections[type];
export const assetTypes = ['topic', 'table', 'container', 'searchIndex', 'apiEndpoint'] as const;
