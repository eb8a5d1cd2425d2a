import type { AssetNode, LineageAnswer, PipelineRef, Role, WireEdge } from '../types';

/** A small seeded generator (mulberry32), so that every measurement sees the same graph. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const types: [string, string][] = [
  ['container', 'S3'], ['table', 'Redshift'], ['table', 'Glue'], ['searchIndex', 'OpenSearch'], ['searchIndex', 'CustomSearch'],
];

function asset(id: string, type: string, serviceType: string): AssetNode {
  return {
    id, type, serviceType,
    name: id,
    fullyQualifiedName: `synthetic.${id}`,
    service: { name: 'synthetic', fullyQualifiedName: 'synthetic' },
    region: 'eu-west-1',
    account: '123456789012',
  };
}

/**
 * About `count` nodes in the shape of a real account: tables feed streams, each stream feeds a few pipelines,
 * each pipeline one destination and sometimes a backup bucket that others share.
 */
export function syntheticAnswer(count: number, seed = 1): LineageAnswer {
  const next = random(seed);
  const nodes = new Map<string, AssetNode>();
  const edges: WireEdge[] = [];
  const pick = (n: number) => Math.floor(next() * n);
  const node = (id: string, type: string, service: string) => {
    if (!nodes.has(id)) nodes.set(id, asset(id, type, service));
    return id;
  };
  const link = (from: string, to: string, role: Role, pipeline?: PipelineRef) =>
    edges.push({ from, to, role, roles: [role], pipeline: pipeline ?? null });
  const focus = node('hub', 'topic', 'Kinesis');
  const pipelines = Math.round(count / 2.6);
  let previous = focus;
  for (let i = 0; i < pipelines; i++) {
    const stream = i % 5 === 0 ? node(`stream-${i}`, 'topic', 'Kinesis') : previous;
    if (i % 10 === 0) link(node(`orders-${i}`, 'table', 'DynamoDB'), stream, 'change_capture');
    if (i % 5 === 0) link(focus, stream, 'delivery', badge(`relay-${i}`));
    const [type, service] = types[pick(types.length)]!;
    link(stream, node(`target-${i}`, type, service), 'delivery', badge(`firehose-${i}`));
    if (next() < 0.3) link(stream, node(`backup-${pick(8)}`, 'container', 'S3'), 'backup', badge(`firehose-${i}`));
    previous = stream;
  }
  return { focus, nodes: [...nodes.values()], edges };
}

const badge = (id: string): PipelineRef => ({
  id, type: 'pipeline', name: id, fullyQualifiedName: `synthetic.${id}`, state: 'Active',
});
