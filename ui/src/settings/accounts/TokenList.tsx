import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTokens } from '../../api/hooks/useTokens';
import type { AccessToken } from '../../api/types';
import type { RoleName } from '../../session/roles';
import { text, type TextKey } from '../../shared/text/text';
import { Button } from '../../shared/ui/Button';
import { ErrorNote } from '../../shared/ui/ErrorNote';
import { Skeleton } from '../../shared/ui/Skeleton';
import { CreateToken } from './CreateToken';
import { TokensTable } from './TokensTable';

interface Props {
  /** Of the tokens that can be made here. */
  kind: AccessToken['kind'];
  roles: readonly RoleName[];
  what: TextKey;
  shown: (token: AccessToken) => boolean;
  all?: boolean;
}

/** Tokens, and a new one. */
export function TokenList({ kind, roles, what, shown, all }: Props) {
  const { data, error, isFetching, refetch } = useTokens();
  const [adding, setAdding] = useState(false);
  return (
    <div className="hy-stack">
      <div className="hy-row-wrap">
        <p className="hy-muted hy-prose">{text(what)}</p>
        {!adding && <span className="hy-push"><Button look={all ? 'primary' : undefined} onClick={() => setAdding(true)}><Plus size={16} aria-hidden />{text(kind === 'bot' ? 'tokens.addBot' : 'tokens.addOwn')}</Button></span>}
      </div>
      {adding && <CreateToken kind={kind} roles={roles} onDone={() => setAdding(false)} />}
      {error && <ErrorNote error={error} what={text('tokens.failed')} retry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={3} height={44} />}
      {data && <div><TokensTable tokens={data.filter(shown)} busy={isFetching} all={all} /></div>}
    </div>
  );
}
