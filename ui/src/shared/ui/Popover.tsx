import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button } from './Button';

interface Props {
  label: ReactNode;
  ariaLabel?: string;
  /** Where the panel hangs: at the button's start or end. */
  end?: boolean;
  icon?: boolean;
  small?: boolean;
  look?: 'primary' | 'quiet';
  children: (close: () => void) => ReactNode;
}

/** A button with a panel under it. Escape and a press outside close it; focus returns to the button. */
export function Popover({ label, ariaLabel, end, icon, small, look, children }: Props) {
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLSpanElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };

  useEffect(() => {
    if (!open) return;
    const outside = (event: PointerEvent) => {
      if (!anchor.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);

  return (
    <span
      className="hy-popover-anchor"
      ref={anchor}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && open) {
          event.stopPropagation();
          close();
        }
      }}
      onBlur={(event) => {
        if (event.relatedTarget && !anchor.current?.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <Button
        ref={button}
        look={look}
        small={small}
        icon={icon}
        aria-label={ariaLabel}
        aria-expanded={open}
        aria-haspopup="true"
        onClick={() => setOpen(!open)}
      >
        {label}
      </Button>
      {open && (
        // Focusable, so that a press on plain words inside it keeps focus here and does not close it.
        <div className={end ? 'hy-popover hy-popover-end' : 'hy-popover'} tabIndex={-1}>{children(close)}</div>
      )}
    </span>
  );
}
