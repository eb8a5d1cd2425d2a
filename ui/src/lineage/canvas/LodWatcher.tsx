import { useStore } from '@xyflow/react';
import { useEffect, type RefObject } from 'react';
import { nextLod, type Lod } from '../lod';

/** Writes the level of detail on the root; CSS does the rest, so that no component draws again on zoom. */
export function LodWatcher({ root }: { root: RefObject<HTMLDivElement | null> }) {
  const zoom = useStore((flow) => flow.transform[2]);
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const now = nextLod((element.dataset['lod'] as Lod | undefined) ?? 'near', zoom);
    if (element.dataset['lod'] !== now) element.dataset['lod'] = now;
  }, [zoom, root]);
  return null;
}
