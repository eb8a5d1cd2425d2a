import { text } from '../../shared/text/text';
import { openingDepths } from '../graph';
import { heldBySide } from '../canvas/cardData';
import type { Explorer } from '../state/useExplorer';
import type { Scene } from '../state/useScene';
import type { Side } from '../types';

interface Props {
  explorer: Explorer;
  scene: Scene;
  id: string;
  onDone: () => void;
}

/** Ways to open more around a node, and to close what was opened. */
export function OpenMenu({ explorer, scene, id, onDone }: Props) {
  const drawn = scene.drawing.nodes.get(id);
  const held = heldBySide(scene.held);
  const sides: Side[] = ['down', 'up'];
  const items = sides.flatMap((side) => {
    const word = text(side === 'up' ? 'lineage.up' : 'lineage.down');
    const hidden = (side === 'up' ? drawn?.hiddenUp : drawn?.hiddenDown) ?? 0;
    const key = held.get(`${id}|${side}`);
    const open = hidden === 0 ? [] : openingDepths.map((n) => ({
      label: text('lineage.menuHops', { side: word, n }),
      act: () => explorer.actions.expand(id, side, n),
    }));
    const close = key ? [{ label: text('lineage.menuClose', { side: word }), act: () => explorer.actions.collapse(id, key) }] : [];
    return [...open, ...close];
  });
  if (items.length === 0) return <p className="hy-hint hl-floating-text">{text('lineage.nothingMore')}</p>;
  return (
    <>
      {items.map(({ label, act }) => (
        <button key={label} type="button" className="hy-menu-item" onClick={() => { act(); onDone(); }}>{label}</button>
      ))}
    </>
  );
}
