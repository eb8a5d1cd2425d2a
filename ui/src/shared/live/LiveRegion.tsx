import { useEffect, useState } from 'react';
import { listen } from './announce';

/** The one polite live region of the page. */
export function LiveRegion() {
  const [words, setWords] = useState('');
  useEffect(() => listen(setWords), []);
  return <div className="hy-visually-hidden" role="status" aria-live="polite">{words}</div>;
}
