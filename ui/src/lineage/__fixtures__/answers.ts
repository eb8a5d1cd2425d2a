import type { AssetNode, LineageAnswer, PipelineRef, Role, WireEdge } from '../types';

/** Small builders for answers of the server; the names are the ids. */
export const asset = (id: string, more: Partial<AssetNode> = {}): AssetNode => ({
  id,
  type: 'topic',
  name: id,
  fullyQualifiedName: `svc.${id}`,
  serviceType: 'Kinesis',
  service: { name: 'svc', fullyQualifiedName: 'svc' },
  external: false,
  deleted: false,
  state: null,
  upstreamCount: 0,
  downstreamCount: 0,
  ...more,
});

export const pipelineNode = (id: string, more: Partial<AssetNode> = {}): AssetNode =>
  asset(id, { type: 'pipeline', serviceType: 'KinesisFirehose', state: 'Active', ...more });

export const badge = (id: string, more: Partial<PipelineRef> = {}): PipelineRef => ({
  id,
  type: 'pipeline',
  name: id,
  fullyQualifiedName: `fh.${id}`,
  state: 'Active',
  deleted: false,
  ...more,
});

export const edge = (from: string, to: string, pipeline?: string, ...roles: Role[]): WireEdge => ({
  from,
  to,
  role: roles[0] ?? 'delivery',
  roles: roles.length > 0 ? roles : ['delivery'],
  detail: '',
  source: 'PipelineLineage',
  columns: [],
  ...(pipeline ? { pipeline: badge(pipeline) } : {}),
});

/** Every end of an edge becomes a node unless it is given; the first name is the focus. */
export function answer(focus: string, edges: WireEdge[], nodes: AssetNode[] = []): LineageAnswer {
  const known = new Map(nodes.map((node) => [node.id, node]));
  for (const id of [focus, ...edges.flatMap((e) => [e.from, e.to])]) {
    if (!known.has(id)) known.set(id, asset(id));
  }
  return { focus, truncated: false, nodes: [...known.values()], edges };
}
