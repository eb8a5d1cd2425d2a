/** Where the contract keeps entities of each type. */
const collections: Record<string, string> = {
  pipeline: 'pipelines',
  topic: 'topics',
  table: 'tables',
  container: 'containers',
  searchIndex: 'searchIndexes',
  apiEndpoint: 'apiEndpoints',
  pipelineService: 'services/pipelineServices',
  messagingService: 'services/messagingServices',
  databaseService: 'services/databaseServices',
  storageService: 'services/storageServices',
  searchService: 'services/searchServices',
  apiService: 'services/apiServices',
  database: 'databases',
  databaseSchema: 'databaseSchemas',
  apiCollection: 'apiCollections',
};

export const collectionOf = (type: string): string | undefined => collections[type];
