/** The server's lineage answer as it arrives, and the small words shared by all modules of the explorer. */
export type Role =
  | 'delivery'
  | 'producer'
  | 'change_capture'
  | 'staging'
  | 'backup'
  | 'error_sink'
  | 'described_by';

export type Side = 'up' | 'down';

export interface AssetNode {
  id: string;
  type: string;
  name: string;
  fullyQualifiedName: string;
  displayName?: string | null;
  serviceType?: string | null;
  service?: { name: string; fullyQualifiedName: string } | null;
  external?: boolean;
  deleted?: boolean;
  state?: string | null;
  partition?: string | null;
  region?: string | null;
  account?: string | null;
  /** Distinct neighbours in the chosen roles, opened or not; absent when the server did not count. */
  upstreamCount?: number | null;
  downstreamCount?: number | null;
  dynamic?: boolean | null;
  expression?: string | null;
}

export interface PipelineRef {
  id: string;
  type: string;
  name: string;
  fullyQualifiedName: string;
  displayName?: string | null;
  serviceType?: string | null;
  service?: { name: string; fullyQualifiedName: string } | null;
  state?: string | null;
  deleted?: boolean;
  region?: string | null;
  account?: string | null;
  upstreamCount?: number | null;
  downstreamCount?: number | null;
}

export interface ColumnPair {
  from: string[];
  to: string;
}

export interface WireEdge {
  from: string;
  to: string;
  role: Role;
  roles?: Role[] | null;
  detail?: string | null;
  pipeline?: PipelineRef | null;
  source?: string | null;
  columns?: ColumnPair[] | null;
}

export interface LineageAnswer {
  focus: string;
  truncated?: boolean;
  nodes: AssetNode[];
  edges: WireEdge[];
}
