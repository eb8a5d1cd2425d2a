import { useState } from 'react';
import { useChangeRole } from '../../api/hooks/useAccounts';
import type { Account } from '../../api/types';
import { rolesOfPeople, roleWord } from '../../session/roles';
import { useUser } from '../../session/useSession';
import { announce } from '../../shared/live/announce';
import { DataTable } from '../../shared/table/DataTable';
import { applyTable, type Column, type TableSpec } from '../../shared/table/model';
import { useTableState } from '../../shared/table/useTableState';
import { text } from '../../shared/text/text';
import { Button } from '../../shared/ui/Button';
import { ErrorNote } from '../../shared/ui/ErrorNote';
import { RemoveUser, ResetPassword } from './UserDialogs';
import type { Told } from './UsersPage';

interface Props {
  accounts: Account[];
  busy: boolean;
  onPassword: (told: Told) => void;
}

type Asked = { what: 'reset' | 'remove'; account: Account };

/** Who may sign in. What would lock oneself out is not offered for oneself. */
export function UsersTable({ accounts, busy, onPassword }: Props) {
  const me = useUser()?.name;
  const role = useChangeRole();
  const control = useTableState([], 'name');
  const [asked, setAsked] = useState<Asked>();
  const change = (account: Account, next: string) =>
    role.mutate({ account, role: next }, { onSuccess: () => announce(text('users.roleChanged', { name: account.name, role: roleWord(next) })) });
  const columns: Column<Account>[] = [
    {
      key: 'name', header: 'account.name', width: 1.2, sort: (one) => one.name,
      cell: (one) => <span className="hy-row"><strong className="hy-ellipsis" title={one.name}>{one.name}</strong>{one.name === me && <span className="hy-chip hy-chip-on">{text('users.you')}</span>}</span>,
    },
    { key: 'email', header: 'account.email', width: 1.2, priority: 2, sort: (one) => one.email, cell: (one) => <span className="hy-ellipsis" title={one.email}>{one.email}</span> },
    {
      key: 'role', header: 'account.role', width: '136px', sort: (one) => roleWord(one.role),
      cell: (one) => (one.name === me ? roleWord(one.role) : <RoleSelect account={one} busy={role.isPending} onChange={(next) => change(one, next)} />),
    },
    { key: 'more', header: 'action.more', width: '248px', bare: true, quiet: true, empty: (one) => one.name === me, cell: (one) => one.name !== me && <Actions account={one} onAsk={setAsked} /> },
  ];
  const spec: TableSpec<Account> = { columns, haystack: (one) => `${one.name} ${one.email}` };
  return (
    <>
      {role.error && <ErrorNote error={role.error} what={text('users.roleFailed')} />}
      <DataTable caption="settings.users" columns={columns} rows={applyTable(accounts, spec, control.state)} rowKey={(one) => one.id} sort={control.state.sort} onSort={control.setSort} busy={busy} />
      {asked?.what === 'reset' && <ResetPassword account={asked.account} onDone={onPassword} onClose={() => setAsked(undefined)} />}
      {asked?.what === 'remove' && <RemoveUser account={asked.account} onClose={() => setAsked(undefined)} />}
    </>
  );
}

function RoleSelect({ account, busy, onChange }: { account: Account; busy: boolean; onChange: (role: string) => void }) {
  return (
    <select className="hy-select hy-select-small" aria-label={text('users.roleOf', { name: account.name })} value={account.role} disabled={busy} onChange={(event) => onChange(event.target.value)}>
      {rolesOfPeople.map((role) => <option key={role} value={role}>{roleWord(role)}</option>)}
    </select>
  );
}

function Actions({ account, onAsk }: { account: Account; onAsk: (asked: Asked) => void }) {
  const { name } = account;
  return (
    <span className="hy-row hy-actions">
      <Button small aria-label={text('users.resetTitle', { name })} onClick={() => onAsk({ what: 'reset', account })}>{text('users.reset')}</Button>
      <Button small aria-label={text('users.removeTitle', { name })} onClick={() => onAsk({ what: 'remove', account })}>{text('users.remove')}</Button>
    </span>
  );
}
