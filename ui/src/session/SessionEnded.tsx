import { text } from '../shared/text/text';
import { Button } from '../shared/ui/Button';
import { Dialog } from '../shared/ui/Dialog';
import { session } from './session';
import { SignInForm } from './SignInForm';
import { useSession } from './useSession';

/** Over the page as it is: what was typed stays, what was asked for waits. */
export function SessionEnded() {
  const state = useSession();
  if (state.phase !== 'ended') return null;
  return (
    <Dialog title={text('signIn.endedTitle')} actions={<Button look="quiet" onClick={() => session.leave()}>{text('signIn.somebodyElse')}</Button>}>
      <p>{text('signIn.ended', { name: state.user.name })}</p>
      <SignInForm name={state.user.name} />
    </Dialog>
  );
}
