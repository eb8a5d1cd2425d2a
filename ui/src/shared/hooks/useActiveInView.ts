import { useEffect, useRef } from 'react';

/** Brings the chosen tab into view where the row of tabs is wider than the window. */
export function useActiveInView<E extends HTMLElement>(chosen: unknown) {
  const row = useRef<E>(null);
  useEffect(() => {
    const active = row.current?.querySelector('[aria-current="page"], [aria-selected="true"]');
    active?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [chosen]);
  return row;
}
