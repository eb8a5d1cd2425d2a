import type { AssetNode, PipelineRef } from './types';

type Named = AssetNode | PipelineRef;

/** Parts of a fully qualified name; a part with a dot in it is quoted, and a quote inside is doubled. */
export function splitFqn(fqn: string): string[] {
  const parts: string[] = [];
  const part = /"((?:[^"]|"")*)"|([^.]+)/g;
  for (const match of fqn.matchAll(part)) parts.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
  return parts;
}

const systems: Record<string, string> = {
  Kinesis: 'Kinesis',
  Kafka: 'Kafka',
  DynamoDB: 'DynamoDB',
  S3: 'S3',
  Redshift: 'Redshift',
  Snowflake: 'Snowflake',
  Glue: 'Glue',
  OpenSearch: 'OpenSearch',
  ElasticSearch: 'Elasticsearch',
  CustomSearch: 'Splunk',
  Rest: 'HTTP endpoint',
  Mysql: 'MySQL',
  Postgres: 'PostgreSQL',
  KinesisFirehose: 'Firehose',
};

/** Producers share one service type; the service's name says which AWS system it is. */
const producers: [RegExp, string][] = [
  [/-sns-/, 'SNS'],
  [/-eventbridge-/, 'EventBridge'],
  [/-pipes-/, 'EventBridge Pipes'],
  [/-metric-streams-/, 'CloudWatch metrics'],
  [/-waf-/, 'WAF'],
  [/-vpc-flow-logs-/, 'VPC flow logs'],
  [/-resolver/, 'Route 53 Resolver'],
  [/-iot-/, 'IoT'],
  [/-ses-/, 'SES'],
  [/-logs-/, 'CloudWatch Logs'],
];

/** The system as AWS or its maker writes it. */
export function systemOf(node: Named): string {
  if (node.type === 'pipeline') return 'Firehose';
  const service = node.service?.name ?? '';
  if (/-s3tables-/.test(service)) return 'S3 Tables';
  if (/-aoss-/.test(service)) return 'OpenSearch Serverless';
  if (/-msk-/.test(service)) return 'MSK';
  if (node.serviceType === 'CustomMessaging') {
    return producers.find(([pattern]) => pattern.test(service))?.[1] ?? 'Producer';
  }
  return systems[node.serviceType ?? ''] ?? node.serviceType ?? node.type;
}

const withoutDefaults = (parts: string[]) => parts.filter((part) => part !== 'default');

/** `schema.table` or `database.table`; what stands before is the holder. */
const tableName = (parts: string[]) => withoutDefaults(parts.slice(1)).slice(-2).join('.');

/** The name on the card: what tells this asset from its neighbours, without what line two says anyway. */
export function nameOf(node: Named): string {
  if (node.displayName) return node.displayName;
  const parts = splitFqn(node.fullyQualifiedName);
  if (node.type === 'table' && parts.length > 2) return tableName(parts);
  if (node.serviceType === 'CustomSearch') return (parts[0] ?? node.name).replace(/^splunk-/, '');
  if (node.serviceType === 'Rest') return (parts[0] ?? node.name).replace(/^http-/, '');
  return node.name;
}

/** The thing that holds the asset, where the name alone would be ambiguous: a bucket, a database, a Splunk input, a table bucket. */
export function holderOf(node: Named): string | null {
  const parts = splitFqn(node.fullyQualifiedName);
  if (node.serviceType === 'S3' && parts.length > 2) return parts[1] ?? null;
  if (node.serviceType === 'CustomSearch' || node.serviceType === 'Rest') return parts.at(-1) ?? null;
  // A Glue catalog is its account, which the card says where it matters.
  const isGlueCatalog = node.serviceType === 'Glue' && !/-s3tables-/.test(node.service?.name ?? '');
  if (node.type === 'table' && !isGlueCatalog) return withoutDefaults(parts.slice(1)).at(-3) ?? null;
  return null;
}

/** Line two of the card. The account is said only when it differs from the one being looked at. */
export function placeOf(node: Named, homeAccount: string | null): string {
  const foreign = node.account && node.account !== homeAccount ? node.account : null;
  return [systemOf(node), holderOf(node), node.region, foreign].filter(Boolean).join(' · ');
}

export type Family = 'source' | 'pipeline' | 'destination';

const sources = new Set(['Kinesis', 'Kafka', 'DynamoDB', 'Mysql', 'Postgres', 'CustomMessaging']);

export function familyOf(node: Named): Family {
  if (node.type === 'pipeline') return 'pipeline';
  return sources.has(node.serviceType ?? '') ? 'source' : 'destination';
}
