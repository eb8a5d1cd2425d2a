import { useBlocker, type Location } from 'react-router';
import { text, type TextKey } from '../text/text';
import { Button } from './Button';
import { Dialog } from './Dialog';

interface Props {
  active: boolean;
  /** Moving on within the form, or to where it leads when it is done. */
  stays: (next: Location) => boolean;
  hint: TextKey;
  onLeave?: () => void;
}

/** Leaving with unsaved input asks first; moving between the steps does not. */
export function LeaveGuard({ active, stays, hint, onLeave }: Props) {
  const blocker = useBlocker(({ nextLocation }) => active && !stays(nextLocation));
  if (blocker.state !== 'blocked') return null;
  return (
    <Dialog
      title={text('wizard.leave')}
      closeWord={text('wizard.stay')}
      onClose={() => blocker.state === 'blocked' && blocker.reset()}
      actions={<Button look="primary" onClick={() => { onLeave?.(); blocker.proceed(); }}>{text('wizard.leaveNow')}</Button>}
    >
      <p>{text(hint)}</p>
    </Dialog>
  );
}
