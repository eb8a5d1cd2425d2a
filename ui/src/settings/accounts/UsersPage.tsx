import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useAccounts } from '../../api/hooks/useAccounts';
import { text } from '../../shared/text/text';
import { Button } from '../../shared/ui/Button';
import { ErrorNote } from '../../shared/ui/ErrorNote';
import { ShownOnce } from '../../shared/ui/ShownOnce';
import { Skeleton } from '../../shared/ui/Skeleton';
import { AddUser } from './AddUser';
import { Administrators } from './Administrators';
import { UsersTable } from './UsersTable';

/** A password that somebody has to be told. */
export interface Told {
  name: string;
  password: string;
}

export const UsersPage = () => <Administrators title={text('settings.users')}>{() => <Users />}</Administrators>;

function Users() {
  const { data, error, isFetching, refetch } = useAccounts();
  const [adding, setAdding] = useState(false);
  const [told, setTold] = useState<Told>();
  const added = (next: Told) => {
    setTold(next);
    setAdding(false);
  };
  return (
    <div className="hy-stack">
      <div className="hy-row-wrap">
        <p className="hy-muted">{text('users.what')}</p>
        {!adding && !told && <span className="hy-push"><Button look="primary" onClick={() => setAdding(true)}><Plus size={16} aria-hidden />{text('users.add')}</Button></span>}
      </div>
      {adding && <AddUser onDone={added} onCancel={() => setAdding(false)} />}
      {told && <ShownOnce title={text('users.password', { name: told.name })} hint={text('once.password', { name: told.name })} value={told.password} onDone={() => setTold(undefined)} />}
      {error && <ErrorNote error={error} what={text('users.failed')} retry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={4} height={44} />}
      {data && <UsersTable accounts={data} busy={isFetching} onPassword={setTold} />}
    </div>
  );
}
