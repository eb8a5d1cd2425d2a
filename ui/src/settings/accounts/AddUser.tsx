import { useState, type FormEvent } from 'react';
import { useAddAccount } from '../../api/hooks/useAccounts';
import { described, Field } from '../../ingestion/Field';
import { rolesOfPeople, type RoleName } from '../../session/roles';
import { text } from '../../shared/text/text';
import { Button } from '../../shared/ui/Button';
import { ErrorNote } from '../../shared/ui/ErrorNote';
import { Panel } from '../../shared/ui/Panel';
import { RoleField } from './RoleField';
import { emailProblem, generatedPassword, userNameProblem } from './rules';
import type { Told } from './UsersPage';

/** The first password is made here and shown once: nobody has to think of one for somebody else. */
export function AddUser({ onDone, onCancel }: { onDone: (told: Told) => void; onCancel: () => void }) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<RoleName>('Viewer');
  const [tried, setTried] = useState(false);
  const add = useAddAccount();
  const problems = { name: tried ? userNameProblem(name) : undefined, email: tried ? emailProblem(email) : undefined };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (userNameProblem(name) || emailProblem(email) || add.isPending) return;
    const password = generatedPassword();
    add.mutate({ name, email, role, password }, { onSuccess: () => onDone({ name, password }) });
  };
  return (
    <Panel title={text('users.add')}>
      <form className="hy-stack" onSubmit={submit} noValidate>
        <Field id="user-name" label={text('account.name')} hint={text('users.nameHint')} problem={problems.name} required>
          <input {...described('user-name', problems.name)} className="hy-input" value={name} autoComplete="off" autoCapitalize="none" spellCheck={false} autoFocus onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field id="user-email" label={text('account.email')} problem={problems.email} required>
          <input {...described('user-email', problems.email)} className="hy-input" type="email" value={email} autoComplete="off" spellCheck={false} onChange={(event) => setEmail(event.target.value)} />
        </Field>
        <RoleField id="user-role" label={text('account.role')} roles={rolesOfPeople} role={role} onChange={setRole} />
        {add.error && <ErrorNote error={add.error} what={text('users.addFailed')} />}
        <div className="hy-row">
          <Button onClick={onCancel}>{text('action.cancel')}</Button>
          <Button type="submit" look="primary" aria-disabled={add.isPending}>{text(add.isPending ? 'action.saving' : 'users.add')}</Button>
        </div>
      </form>
    </Panel>
  );
}
