import { Check, Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { useCopy } from '../hooks/useCopy';
import { text } from '../text/text';
import { Button } from './Button';
import { Note } from './Note';
import { Panel } from './Panel';

interface Props {
  title: string;
  hint: string;
  value: string;
  onDone: () => void;
  children?: ReactNode;
}

/** A token or a password at the only time that it is known. */
export function ShownOnce({ title, hint, value, onDone, children }: Props) {
  const { copied, copy } = useCopy();
  return (
    <Panel title={title}>
      <div className="hy-stack">
        <Note kind="partial" title={text('once.title')}>{hint}</Note>
        <output className="hy-once hy-mono">{value}</output>
        <div className="hy-row-wrap">
          <Button look="primary" onClick={() => copy(value)}>{copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}{text(copied ? 'action.copied' : 'action.copy')}</Button>
          <Button onClick={onDone}>{text('once.done')}</Button>
        </div>
        {children}
      </div>
    </Panel>
  );
}
