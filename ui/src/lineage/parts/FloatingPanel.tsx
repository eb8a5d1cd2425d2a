import { useEffect, useRef, type CSSProperties, type ReactNode } from 'react';

interface Props {
  label: string;
  /** Where it hangs, in px inside the canvas; kept within its edges by CSS. */
  x: number;
  y: number;
  /** Height to keep free for it, px. */
  room: number;
  onClose: () => void;
  children: ReactNode;
}

/** A small panel over the canvas. Escape and a press outside close it; its first control gets the focus. */
export function FloatingPanel({ label, x, y, room, onClose, children }: Props) {
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    panel.current?.querySelector<HTMLElement>('input, button')?.focus();
    const outside = (event: PointerEvent) => {
      if (!panel.current?.contains(event.target as Node)) onClose();
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [onClose]);
  return (
    <div
      ref={panel}
      className="hl-floating"
      role="dialog"
      aria-label={label}
      style={{ '--hl-x': `${x}px`, '--hl-y': `${y}px`, '--hl-room': `${room}px` } as CSSProperties}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      {children}
    </div>
  );
}
