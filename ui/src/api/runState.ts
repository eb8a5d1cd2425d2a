import type { Run } from './types';

/** A run that still can change. */
export const unfinished = (run: Pick<Run, 'state'> | undefined): boolean =>
  run?.state === 'queued' || run?.state === 'running';
