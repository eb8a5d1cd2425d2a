import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
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
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  };
  return (
    <span className="hy-copy">
      <span className="hy-mono" title={value}>{elideMiddle(value, most)}</span>
      <Button
        className="hy-copy-button"
        look="quiet"
        small
        icon
        aria-label={copied ? text('action.copied') : text('action.copyValue', { value: elideMiddle(value, 32) })}
        onClick={() => void copy()}
      >
        {copied ? <Check size={14} /> : <Copy size={14} />}
      </Button>
    </span>
  );
}
