import { useEffect, useId, useRef, type ReactNode } from 'react';
import { Button } from './Button';
import { text } from '../text/text';

interface Props {
  title: string;
  children: ReactNode;
  actions: ReactNode;
  /** The word of the button that only closes; "Cancel" if none. */
  closeWord?: string;
  onClose: () => void;
}

/** The browser's own modal dialog: it traps focus, closes by Escape and gives focus back. */
export function Dialog({ title, children, actions, closeWord, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog ref={dialog} className="hy-dialog" aria-labelledby={id} onCancel={onClose} onClose={(event) => !event.currentTarget.open && onClose()}>
      <div className="hy-dialog-body">
        <h2 id={id}>{title}</h2>
        {children}
      </div>
      <div className="hy-dialog-foot">
        <Button onClick={onClose}>{closeWord ?? text('action.cancel')}</Button>
        {actions}
      </div>
    </dialog>
  );
}
