import { useEffect, useRef } from 'react';
import { text, type TextKey } from '../../shared/text/text';
import { Button } from '../../shared/ui/Button';
import { elkLicenceUrl } from '../elkWorker';

const keys: [string, TextKey][] = [
  ['← →', 'lineage.key.move'],
  ['↑ ↓', 'lineage.key.column'],
  ['Enter', 'lineage.key.inspect'],
  ['Space', 'lineage.key.highlight'],
  ['F', 'lineage.key.focus'],
  ['Backspace', 'lineage.key.back'],
  ['+ − 0 1', 'lineage.key.zoom'],
  ['Shift →', 'lineage.key.expand'],
  ['Shift ←', 'lineage.key.collapse'],
  ['E', 'lineage.key.edges'],
  ['R', 'lineage.key.roles'],
  ['L', 'lineage.key.list'],
  ['/', 'lineage.key.find'],
  ['?', 'lineage.key.keys'],
  ['Esc', 'lineage.key.clear'],
  ['Tab', 'lineage.key.tab'],
];

/** All keys of the canvas, in the browser's own modal dialog. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    close.current?.focus();
  }, []);
  return (
    <dialog ref={dialog} className="hy-dialog hl-keys" aria-labelledby="hl-keys-title" onClose={onClose}>
      <div className="hy-dialog-body">
        <h2 id="hl-keys-title">{text('lineage.keySheet')}</h2>
        <dl className="hl-key-list">
          {keys.map(([key, meaning]) => (
            <div key={key}>
              <dt>{key.split(' ').map((cap) => <kbd key={cap} className="hy-kbd">{cap}</kbd>)}</dt>
              <dd>{text(meaning)}</dd>
            </div>
          ))}
        </dl>
        <p className="hy-hint">{text('lineage.elk')} <a href={elkLicenceUrl}>{text('lineage.elkLicence')}</a></p>
      </div>
      <div className="hy-dialog-foot"><Button ref={close} onClick={onClose}>{text('lineage.close')}</Button></div>
    </dialog>
  );
}
