import { useRemoveAccount, useResetPassword } from '../../api/hooks/useAccounts';
import type { Account } from '../../api/types';
import { text } from '../../shared/text/text';
import { Button } from '../../shared/ui/Button';
import { Dialog } from '../../shared/ui/Dialog';
import { ErrorNote } from '../../shared/ui/ErrorNote';
import type { Told } from './UsersPage';

interface Props {
  account: Account;
  onClose: () => void;
}

export function ResetPassword({ account, onClose, onDone }: Props & { onDone: (told: Told) => void }) {
  const reset = useResetPassword();
  const { name } = account;
  const done = ({ password }: { password: string }) => {
    onDone({ name, password });
    onClose();
  };
  const go = () => !reset.isPending && reset.mutate(account, { onSuccess: done });
  return (
    <Dialog
      title={text('users.resetTitle', { name })}
      onClose={onClose}
      actions={<Button look="primary" aria-disabled={reset.isPending} onClick={go}>{text(reset.isPending ? 'users.resetting' : 'users.resetNow')}</Button>}
    >
      <p>{text('users.resetHint', { name })}</p>
      {reset.error && <ErrorNote error={reset.error} what={text('users.resetFailed')} />}
    </Dialog>
  );
}

export function RemoveUser({ account, onClose }: Props) {
  const remove = useRemoveAccount();
  const { name } = account;
  return (
    <Dialog
      title={text('users.removeTitle', { name })}
      onClose={onClose}
      actions={<Button look="danger" aria-disabled={remove.isPending} onClick={() => !remove.isPending && remove.mutate(account, { onSuccess: onClose })}>{text(remove.isPending ? 'users.removing' : 'users.removeNow')}</Button>}
    >
      <p>{text('users.removeHint', { name })}</p>
      {remove.error && <ErrorNote error={remove.error} what={text('users.removeFailed')} />}
    </Dialog>
  );
}
