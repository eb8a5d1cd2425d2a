import type { TextKey } from '../text/text';
import type { Colours } from '../theme/tokens';

/** What a status is drawn with: one shape and one colour; the word comes with it. */
export type StatusKind = 'ok' | 'running' | 'partial' | 'failed' | 'waiting' | 'stopped' | 'paused' | 'unknown';
export const statusKinds: StatusKind[] = [
  'ok', 'running', 'partial', 'failed', 'waiting', 'stopped', 'paused', 'unknown',
];

export const statusToken: Record<StatusKind, keyof Colours> = {
  ok: 'ok',
  running: 'running',
  partial: 'partial',
  failed: 'failed',
  waiting: 'waiting',
  stopped: 'stopped',
  paused: 'stopped',
  unknown: 'unknown',
};

export interface StatusFace {
  kind: StatusKind;
  word: TextKey;
}

const runFaces: Record<string, StatusFace> = {
  queued: { kind: 'waiting', word: 'run.state.queued' },
  running: { kind: 'running', word: 'run.state.running' },
  success: { kind: 'ok', word: 'run.state.success' },
  partialSuccess: { kind: 'partial', word: 'run.state.partialSuccess' },
  failed: { kind: 'failed', word: 'run.state.failed' },
  stopped: { kind: 'stopped', word: 'run.state.stopped' },
};

export function runFace(state: string | undefined): StatusFace {
  if (!state) return { kind: 'waiting', word: 'run.state.never' };
  return runFaces[state] ?? { kind: 'unknown', word: 'status.unknown' };
}

/** A pipeline's state as the contract names it; a deleted one says so first. */
export function pipelineFace(state: string | null | undefined, deleted = false): StatusFace {
  if (deleted) return { kind: 'stopped', word: 'pipeline.state.deleted' };
  if (state === 'Active') return { kind: 'ok', word: 'pipeline.state.active' };
  if (state === 'Inactive') return { kind: 'paused', word: 'pipeline.state.inactive' };
  return { kind: 'unknown', word: 'status.unknown' };
}

/** An agent: it runs by its schedule, is paused, or has to be deployed first. */
export function agentFace(deployed: boolean, enabled: boolean): StatusFace {
  if (!deployed) return { kind: 'partial', word: 'agent.state.notDeployed' };
  return enabled ? { kind: 'ok', word: 'agent.state.active' } : { kind: 'paused', word: 'agent.state.paused' };
}

const runnerFaces: Record<string, StatusFace> = {
  Connected: { kind: 'ok', word: 'runner.state.connected' },
  Stale: { kind: 'partial', word: 'runner.state.stale' },
  Disconnected: { kind: 'failed', word: 'runner.state.disconnected' },
};

export const runnerFace = (status: string | undefined): StatusFace =>
  runnerFaces[status ?? ''] ?? { kind: 'waiting', word: 'runner.state.never' };
