import { useState, type FormEvent } from 'react';
import { ApiError } from '../../api/client';
import { useChangePassword } from '../../api/hooks/useAccounts';
import { session, type User } from '../../session/session';
import { PasswordField } from '../../session/SignInForm';
import { text } from '../../shared/text/text';
import { Button } from '../../shared/ui/Button';
import { ErrorNote } from '../../shared/ui/ErrorNote';
import { Note } from '../../shared/ui/Note';
import { Panel } from '../../shared/ui/Panel';
import { passwordProblems, type Passwords } from './rules';

const empty: Passwords = { old: '', wanted: '', again: '' };

/** A new password ends every session of its owner; this one goes on with the new password at once. */
export function ChangePassword({ user }: { user: User }) {
  const [typed, setTyped] = useState(empty);
  const [tried, setTried] = useState(false);
  const change = useChangePassword();
  const problems = passwordProblems(typed);
  const shown = tried ? problems : {};
  const set = (field: keyof Passwords) => (value: string) => {
    if (change.isSuccess) change.reset();
    setTyped({ ...typed, [field]: value });
  };
  const done = async () => {
    await session.signIn(user.name, typed.wanted);
    setTyped(empty);
    setTried(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(problems).length > 0 || change.isPending) return;
    const { old, wanted, again } = typed;
    change.mutate({ oldPassword: old, newPassword: wanted, confirmPassword: again }, { onSuccess: () => void done().catch(() => session.leave()) });
  };
  return (
    <Panel title={text('password.title')}>
      <form className="hy-stack hy-form-narrow" onSubmit={submit} noValidate>
        <input className="hy-visually-hidden" value={user.name} readOnly tabIndex={-1} aria-hidden="true" autoComplete="username" />
        <PasswordField label={text('password.old')} value={typed.old} onChange={set('old')} autoComplete="current-password" problem={shown.old} />
        <PasswordField label={text('password.new')} hint={text('password.newHint')} value={typed.wanted} onChange={set('wanted')} autoComplete="new-password" problem={shown.wanted} />
        <PasswordField label={text('password.confirm')} value={typed.again} onChange={set('again')} autoComplete="new-password" problem={shown.again} />
        {change.error && <Refused error={change.error} />}
        {change.isSuccess && <Note kind="ok" title={text('password.changed')} alert />}
        <div><Button type="submit" look="primary" aria-disabled={change.isPending}>{text(change.isPending ? 'action.saving' : 'password.change')}</Button></div>
      </form>
    </Panel>
  );
}

function Refused({ error }: { error: Error }) {
  if (error instanceof ApiError && error.status === 401) return <Note kind="failed" title={text('password.wrong')} alert />;
  return <ErrorNote error={error} what={text('password.failed')} />;
}
