import { useState, type FormEvent } from 'react';
import { useCreateToken } from '../../api/hooks/useTokens';
import type { AccessToken } from '../../api/types';
import { described, Field } from '../../ingestion/Field';
import type { RoleName } from '../../session/roles';
import { text } from '../../shared/text/text';
import { Button } from '../../shared/ui/Button';
import { ErrorNote } from '../../shared/ui/ErrorNote';
import { Panel } from '../../shared/ui/Panel';
import { ShownOnce } from '../../shared/ui/ShownOnce';
import { RoleField } from './RoleField';
import { tokenNameProblem } from './rules';

const lives = [30, 90, 365];

interface Props {
  kind: AccessToken['kind'];
  roles: readonly RoleName[];
  onDone: () => void;
}

/** What it is for, what it may do, when it ends; then the token, this once. */
export function CreateToken({ kind, roles, onDone }: Props) {
  const [name, setName] = useState('');
  const [role, setRole] = useState<RoleName>(roles[0] ?? 'Viewer');
  const [days, setDays] = useState('90');
  const [tried, setTried] = useState(false);
  const create = useCreateToken();
  const problem = tried ? tokenNameProblem(name) : undefined;
  const bot = kind === 'bot';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (tokenNameProblem(name) || create.isPending) return;
    create.mutate({ name: name.trim(), kind, role, ...(days ? { days: Number(days) } : {}) });
  };
  if (create.data) {
    return <ShownOnce title={text('tokens.of', { name: create.data.name })} hint={text('once.token')} value={create.data.token} onDone={onDone} />;
  }
  return (
    <Panel title={text(bot ? 'tokens.addBot' : 'tokens.addOwn')}>
      <form className="hy-stack" onSubmit={submit} noValidate>
        <Field id="token-name" label={text(bot ? 'tokens.botName' : 'tokens.name')} hint={text(bot ? 'tokens.botNameHint' : 'tokens.nameHint')} problem={problem} required>
          <input {...described('token-name', problem)} className="hy-input" value={name} autoComplete="off" spellCheck={false} autoFocus onChange={(event) => setName(event.target.value)} />
        </Field>
        <RoleField id="token-role" label={text('tokens.role')} roles={roles} role={role} onChange={setRole} />
        <Field id="token-days" label={text('tokens.life')}>
          <select {...described('token-days')} className="hy-select hy-input-short" value={days} onChange={(event) => setDays(event.target.value)}>
            {lives.map((life) => <option key={life} value={life}>{text('tokens.days', { n: life })}</option>)}
            <option value="">{text('tokens.forever')}</option>
          </select>
        </Field>
        {create.error && <ErrorNote error={create.error} what={text('tokens.addFailed')} />}
        <div className="hy-row">
          <Button onClick={onDone}>{text('action.cancel')}</Button>
          <Button type="submit" look="primary" aria-disabled={create.isPending}>{text(create.isPending ? 'action.saving' : 'tokens.create')}</Button>
        </div>
      </form>
    </Panel>
  );
}
