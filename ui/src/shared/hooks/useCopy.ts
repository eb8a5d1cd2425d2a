import { useState } from 'react';

/** Copies, and says so for a moment. */
export function useCopy() {
  const [copied, setCopied] = useState(false);
  const copy = (value: string) =>
    void navigator.clipboard.writeText(value).then(() => {
      setCopied(true);
      setTimeout(() => setCopied(false), 1500);
    });
  return { copied, copy };
}
