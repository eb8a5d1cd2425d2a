import type { MouseEvent } from 'react';
import { text } from '../../shared/text/text';
import type { Side } from '../types';
import type { CardData } from './cardData';
import { useCardCommands } from './commands';

interface Props {
  data: CardData;
  side: Side;
}

const number = new Intl.NumberFormat('en', { notation: 'compact' });

/** A press on a handle is not a press on its card. */
const stay = (event: MouseEvent) => event.stopPropagation();

/** The handles under a card: `+14 ▸` opens the next hop on that side, `−` closes what it opened. Mouse and touch only; keys have the menu. */
function Pill({ data, side }: Props) {
  const commands = useCardCommands();
  const { drawn, name } = data;
  const hidden = side === 'up' ? drawn.hiddenUp : drawn.hiddenDown;
  const opened = side === 'up' ? data.openUp : data.openDown;
  if (hidden === 0 && !opened) return null;
  const menu = (event: MouseEvent) => {
    event.preventDefault();
    commands.menu(drawn.id);
  };
  return (
    <span className={`hl-pills hl-pills-${side} nodrag nopan`} onContextMenu={menu} onClick={stay} onDoubleClick={stay}>
      {opened && (
        <button
          type="button"
          tabIndex={-1}
          className="hl-pill"
          aria-label={text(side === 'up' ? 'lineage.collapseUp' : 'lineage.collapseDown', { name })}
          onClick={() => commands.collapse(drawn.id, opened)}
        >
          −
        </button>
      )}
      {hidden > 0 && (
        <button
          type="button"
          tabIndex={-1}
          className="hl-pill"
          aria-label={text(side === 'up' ? 'lineage.expandUp' : 'lineage.expandDown', { n: hidden, name })}
          onClick={() => commands.expand(drawn.id, side, 1)}
        >
          {side === 'up' && <span aria-hidden="true" className="hl-arrow">◂</span>}
          +{number.format(hidden)}
          {side === 'down' && <span aria-hidden="true" className="hl-arrow">▸</span>}
        </button>
      )}
    </span>
  );
}

export function Pills({ data }: { data: CardData }) {
  return (
    <>
      <Pill data={data} side="up" />
      <Pill data={data} side="down" />
    </>
  );
}
