import { useMemo, useState } from 'react';
import type { Run } from '../api/types';

/** Known rows stay up to date; new ones wait until they are asked for, so that nothing moves while it is read. */
export function useHeldRows(data: Run[] | undefined) {
  const [known, setKnown] = useState<ReadonlySet<string>>();
  const first = known === undefined || known.size === 0;
  if (data && first && data.length > 0) setKnown(new Set(data.map((run) => run.id)));
  const rows = useMemo(() => (first ? data : data?.filter((run) => known.has(run.id))), [data, known, first]);
  const waiting = data && rows ? data.length - rows.length : 0;
  return { rows, waiting, showAll: () => data && setKnown(new Set(data.map((run) => run.id))) };
}
