import { useEffect, useRef } from 'react';
import { unfinished } from '../api/runState';
import type { Run } from '../api/types';
import { announce } from '../shared/live/announce';
import { runFace } from '../shared/status/status';
import { text } from '../shared/text/text';

/** Says once that a run, which was watched while it went on, has ended. */
export function useRunEndSpoken(run: Run): void {
  const before = useRef(run.state);
  useEffect(() => {
    if (unfinished({ state: before.current }) && !unfinished(run)) {
      announce(text('live.runEnded', { service: run.service?.name ?? run.id, state: text(runFace(run.state).word) }));
    }
    before.current = run.state;
  }, [run]);
}
