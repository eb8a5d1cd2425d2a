import { useId, useState, type CSSProperties, type FocusEvent, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';

interface Props {
  content: ReactNode;
  children: ReactNode;
  className?: string;
  side?: 'below' | 'right';
}

/** A hint on hover and on focus; Escape closes it. It never holds anything needed. */
export function Tip({ content, children, className, side = 'below' }: Props) {
  const [place, setPlace] = useState<CSSProperties>();
  const id = useId();
  const show = (event: MouseEvent | FocusEvent) => setPlace(placed(event.currentTarget, side));
  const hide = () => setPlace(undefined);
  const onKeyDown = (event: KeyboardEvent) => event.key === 'Escape' && hide();
  return (
    <span
      className={className}
      onMouseEnter={show}
      onMouseLeave={hide}
      onFocus={show}
      onBlur={hide}
      onKeyDown={onKeyDown}
      aria-describedby={place ? id : undefined}
    >
      {children}
      {place && <span role="tooltip" id={id} className="hy-tip" style={place}>{content}</span>}
    </span>
  );
}

function placed(target: Element, side: 'below' | 'right'): CSSProperties {
  const box = target.getBoundingClientRect();
  if (side === 'right') return { left: box.right + 8, top: box.top + box.height / 2, translate: '0 -50%' };
  const left = Math.min(box.left, Math.max(8, window.innerWidth - 288));
  const below = box.bottom + 48 < window.innerHeight;
  return below ? { left, top: box.bottom + 6 } : { left, bottom: window.innerHeight - box.top + 6 };
}
