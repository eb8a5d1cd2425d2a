import { text } from '../../shared/text/text';
import { depthLimits } from '../url';

interface Props {
  side: 'up' | 'down';
  value: number;
  onChange: (value: number) => void;
}

const options = Array.from({ length: depthLimits.max - depthLimits.min + 1 }, (_, index) => depthLimits.min + index);

/** How many hops are open on one side. */
export function DepthControl({ side, value, onChange }: Props) {
  const word = text(side === 'up' ? 'lineage.up' : 'lineage.down');
  return (
    <div className="hl-depth" role="group" aria-label={text('lineage.depth', { side: word })} title={text('lineage.depth', { side: word })}>
      <span aria-hidden="true" className="hl-depth-word">{side === 'up' ? '↑' : '↓'}<span className="hl-wide-only"> {word}</span></span>
      <span className="hl-segments">
        {options.map((option) => (
          <button
            key={option}
            type="button"
            aria-pressed={option === value}
            aria-label={text('lineage.depthOption', { side: word, n: option })}
            onClick={() => onChange(option)}
          >
            {option}
          </button>
        ))}
      </span>
    </div>
  );
}
