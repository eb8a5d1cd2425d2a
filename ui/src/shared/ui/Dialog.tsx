import { useEffect, useId, useRef, type ReactNode } from 'react';
import { Button } from './Button';
import { text } from '../text/text';

interface Props {
  title: string;
  children: ReactNode;
  actions: ReactNode;
  /** The word of the button that only closes; "Cancel" if none. */
  closeWord?: string;
  /** Without it the dialog stays until what it asks for is done. */
  onClose?: () => void;
}

/** The browser's own modal dialog: it traps focus, closes by Escape and gives focus back. */
export function Dialog({ title, children, actions, closeWord, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    if (!element || element.open) return;
    element.showModal();
    element.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => element.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="hy-dialog"
      aria-labelledby={id}
      onCancel={(event) => (onClose ? onClose() : event.preventDefault())}
      onClose={(event) => closed(event.currentTarget, onClose)}
    >
      <div className="hy-dialog-body">
        <h2 id={id}>{title}</h2>
        {children}
      </div>
      <div className="hy-dialog-foot">
        {onClose && <Button onClick={onClose}>{closeWord ?? text('action.cancel')}</Button>}
        {actions}
      </div>
    </dialog>
  );
}

/** A browser closes at a second Escape whatever the page says. */
function closed(dialog: HTMLDialogElement, onClose?: () => void): void {
  if (dialog.open) return;
  if (onClose) onClose();
  else if (dialog.isConnected) dialog.showModal();
}
