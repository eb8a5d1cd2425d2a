import { useEffect, useRef, type ReactNode } from 'react';

interface Props {
  label: string;
  /** Where it hangs, in px inside the canvas; kept within its edges by CSS. */
  x: number;
  y: number;
  onClose: () => void;
  children: ReactNode;
}

/** A small panel over the canvas. Escape and a press outside close it; its first control gets the focus. */
export function FloatingPanel({ label, x, y, onClose, children }: Props) {
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
      style={{ left: `min(${x}px, 100% - 292px)`, top: `min(${y}px, 100% - 200px)` }}
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
