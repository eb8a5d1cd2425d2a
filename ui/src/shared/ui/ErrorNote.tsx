import { useState } from 'react';
import { ApiError } from '../../api/client';
import { text } from '../text/text';
import { Button } from './Button';
import { Note } from './Note';

interface Props {
  error: Error;
  /** What was being done, as a sentence: "The services could not be read." */
  what: string;
  retry?: () => void;
}

/** What happened, why, what to do now; the raw cause is one press away. */
export function ErrorNote({ error, what, retry }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Note
      kind="failed"
      title={what}
      alert
      actions={
        <>
          {retry && <Button small onClick={retry}>{text('action.tryAgain')}</Button>}
          <Button small look="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>{text('error.raw')}</Button>
        </>
      }
    >
      <span>{reason(error)}</span>
      {open && <pre className="hy-raw">{rawCause(error)}</pre>}
    </Note>
  );
}

function reason(error: Error): string {
  if (!(error instanceof ApiError)) return text('error.unexpected');
  if (error.offline) return text('error.offline');
  return error.message;
}

const rawCause = (error: Error) =>
  error instanceof ApiError ? `${error.status} ${error.path}\n${error.message}` : String(error.stack ?? error);
