import { Check, Copy } from 'lucide-react';
import { useCopy } from '../hooks/useCopy';
import { text } from '../text/text';
import { elideMiddle } from '../time/format';
import { Button } from './Button';

interface Props {
  value: string;
  /** Longest text shown; the middle is left out, the copy is whole. */
  most?: number;
}

/** An identifier in mono, with a copy button on hover and on focus. */
export function Copyable({ value, most = 64 }: Props) {
  const { copied, copy } = useCopy();
  return (
    <span className="hy-copy">
      <span className="hy-mono" title={value}>{elideMiddle(value, most)}</span>
      <Button
        className="hy-copy-button"
        look="quiet"
        small
        icon
        aria-label={copied ? text('action.copied') : text('action.copyValue', { value: elideMiddle(value, 32) })}
        onClick={() => copy(value)}
      >
        {copied ? <Check size={14} /> : <Copy size={14} />}
      </Button>
    </span>
  );
}
