import { useState } from 'react';
import { Glyph } from '../../shared/glyphs/Glyph';
import { glyphOf } from '../../shared/glyphs/kind';
import { text } from '../../shared/text/text';
import { Button } from '../../shared/ui/Button';
import type { Stack } from '../drawing';
import { nameOf, placeOf } from '../names';
import { factsOf, type Facts } from '../state/useExplorer';
import type { Scene } from '../state/useScene';

interface Props {
  scene: Scene;
  stack: Stack;
  onPick: (id: string) => void;
  onShowMore: () => void;
}

/** The members of a stack, to filter and to bring in one by one. */
export function StackList({ scene, stack, onPick, onShowMore }: Props) {
  const [filter, setFilter] = useState('');
  const wanted = filter.trim().toLowerCase();
  const members = stack.members
    .map((id) => factsOf(scene.graph, id))
    .filter((facts): facts is Facts => facts !== undefined && nameOf(facts).toLowerCase().includes(wanted))
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
  return (
    <div className="hl-stack-list">
      <input
        className="hy-input"
        type="text"
        value={filter}
        placeholder={text('lineage.stackFilter')}
        aria-label={text('lineage.stackFilter')}
        onChange={(event) => setFilter(event.target.value)}
      />
      <ul>
        {members.map((facts) => (
          <li key={facts.id}>
            <label className="hl-stack-item">
              <input type="checkbox" checked={false} onChange={() => onPick(facts.id)} />
              <Glyph kind={glyphOf(facts.type, facts.serviceType)} />
              <span className="hy-grow">
                <span className="hy-ellipsis" title={nameOf(facts)}>{nameOf(facts)}</span>
                <span className="hy-ellipsis hy-hint">{placeOf(facts, null)}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {members.length === 0 && <p className="hy-hint">{text('lineage.stackNone')}</p>}
      <Button small onClick={onShowMore}>{text('lineage.stackShow')}</Button>
    </div>
  );
}
