import { Eye, EyeOff } from 'lucide-react';
import { useId, useRef, useState, type FormEvent } from 'react';
import { ApiError } from '../api/http';
import { described, Field } from '../ingestion/Field';
import { text } from '../shared/text/text';
import { Button } from '../shared/ui/Button';
import { ErrorNote } from '../shared/ui/ErrorNote';
import { Note } from '../shared/ui/Note';
import { session } from './session';

/** Name and password. With a name given, only its password is asked for. */
export function SignInForm({ name: known }: { name?: string }) {
  const form = useRef<HTMLFormElement>(null);
  const [name, setName] = useState(known ?? '');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const missing = (value: string) => (tried && value === '' ? ('signIn.empty' as const) : undefined);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (busy) return;
    if (name === '' || password === '') {
      form.current?.querySelector<HTMLInputElement>('input[value=""]')?.focus();
      return;
    }
    setBusy(true);
    setError(undefined);
    try {
      await session.signIn(name.trim(), password);
    } catch (cause) {
      setError(cause instanceof Error ? cause : new Error(String(cause)));
      setPassword('');
      setTried(false);
      setBusy(false);
      form.current?.querySelector<HTMLInputElement>('input[autocomplete="current-password"]')?.focus();
    }
  };
  return (
    <form ref={form} className="hy-stack" onSubmit={(event) => void submit(event)} noValidate>
      {error && <Refusal error={error} />}
      {known === undefined ? (
        <Field id="sign-in-name" label={text('signIn.name')} problem={missing(name)}>
          <input {...described('sign-in-name', missing(name))} className="hy-input" value={name} autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus onChange={(event) => setName(event.target.value)} />
        </Field>
      ) : (
        // For password managers.
        <input className="hy-visually-hidden" value={known} readOnly tabIndex={-1} aria-hidden="true" autoComplete="username" />
      )}
      <PasswordField label={text('signIn.password')} value={password} onChange={setPassword} autoComplete="current-password" problem={missing(password)} autoFocus={known !== undefined} />
      <Button type="submit" look="primary" className="hy-wide" aria-disabled={busy}>{text(busy ? 'signIn.going' : 'signIn.go')}</Button>
    </form>
  );
}

/** A wrong password says nothing more; too many attempts say for how long. */
function Refusal({ error }: { error: Error }) {
  if (!(error instanceof ApiError) || error.offline || error.status >= 500) return <ErrorNote error={error} what={text('signIn.failed')} />;
  return <Note kind="failed" title={error.status === 401 ? text('signIn.refused') : error.message} alert />;
}

interface PasswordProps {
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  autoComplete: 'current-password' | 'new-password';
  problem?: Parameters<typeof described>[1];
  autoFocus?: boolean;
}

/** A password, which can be looked at while it is typed. */
export function PasswordField({ label, hint, value, onChange, autoComplete, problem, autoFocus }: PasswordProps) {
  const id = useId();
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <Field id={id} label={label} hint={hint} problem={problem}>
      <span className="hy-password">
        <input {...described(id, problem)} className="hy-input" type={shown ? 'text' : 'password'} value={value} autoComplete={autoComplete} autoCapitalize="none" spellCheck={false} autoFocus={autoFocus} data-first={autoFocus || undefined} onChange={(event) => onChange(event.target.value)} />
        <Button small icon look="quiet" aria-label={text(shown ? 'signIn.hide' : 'signIn.show')} aria-pressed={shown} onClick={() => setShown(!shown)}><Icon size={16} aria-hidden /></Button>
      </span>
    </Field>
  );
}
