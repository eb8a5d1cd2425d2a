import type { TextKey } from '../text/text';
import type { GlyphKind } from './glyphs';

const byService: Record<string, GlyphKind> = {
  Kinesis: 'stream',
  Kafka: 'topic',
  Redpanda: 'topic',
  CustomMessaging: 'producer',
  DynamoDB: 'keyValueTable',
  Redshift: 'warehouseTable',
  Snowflake: 'warehouseTable',
  Glue: 'lakeTable',
  Iceberg: 'lakeTable',
  Mysql: 'databaseTable',
  Postgres: 'databaseTable',
  OpenSearch: 'searchIndex',
  ElasticSearch: 'searchIndex',
  CustomSearch: 'logCollector',
  S3: 'bucket',
  Rest: 'http',
  KinesisFirehose: 'pipeline',
};

const byType: Record<string, GlyphKind> = {
  pipeline: 'pipeline',
  topic: 'topic',
  table: 'databaseTable',
  container: 'bucket',
  searchIndex: 'searchIndex',
  apiEndpoint: 'http',
  pipelineService: 'pipeline',
};

/** The glyph of an entity: by the system that holds it, else by its type. */
export function glyphOf(entityType: string, serviceType?: string | null): GlyphKind {
  const system = serviceType ? byService[serviceType] : undefined;
  return system ?? byType[entityType] ?? 'unknown';
}

const words: Record<string, TextKey> = {
  Kinesis: 'kind.kinesis',
  Kafka: 'kind.kafka',
  CustomMessaging: 'kind.producer',
  DynamoDB: 'kind.dynamodb',
  Redshift: 'kind.redshift',
  Snowflake: 'kind.snowflake',
  Glue: 'kind.glue',
  Mysql: 'kind.mysql',
  Postgres: 'kind.postgres',
  OpenSearch: 'kind.opensearch',
  ElasticSearch: 'kind.elasticsearch',
  CustomSearch: 'kind.splunk',
  S3: 'kind.s3',
  Rest: 'kind.http',
  KinesisFirehose: 'kind.firehose',
};

const typeWords: Record<string, TextKey> = {
  pipeline: 'kind.firehose',
  topic: 'kind.topic',
  table: 'kind.table',
  container: 'kind.container',
  searchIndex: 'kind.searchIndex',
  apiEndpoint: 'kind.http',
  pipelineService: 'kind.pipelineService',
  messagingService: 'kind.messagingService',
  databaseService: 'kind.databaseService',
  storageService: 'kind.storageService',
  searchService: 'kind.searchService',
  apiService: 'kind.apiService',
  database: 'kind.database',
  databaseSchema: 'kind.databaseSchema',
  apiCollection: 'kind.apiCollection',
};

/** What holds assets is named as such, whatever system it is. */
const holders = /Service$|^database|^apiCollection$/;

/** The word for an entity's kind, as a key of the text catalogue. */
export function kindWord(entityType: string, serviceType?: string | null): TextKey {
  const holder = holders.test(entityType) ? typeWords[entityType] : undefined;
  const word = serviceType ? words[serviceType] : undefined;
  return holder ?? word ?? typeWords[entityType] ?? 'kind.unknown';
}
