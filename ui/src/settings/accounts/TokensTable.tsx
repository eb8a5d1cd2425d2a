import { useState } from 'react';
import { useRevokeToken } from '../../api/hooks/useTokens';
import type { AccessToken } from '../../api/types';
import { roleWord } from '../../session/roles';
import { useNow } from '../../shared/hooks/useNow';
import { DataTable } from '../../shared/table/DataTable';
import { FilterBar } from '../../shared/table/FilterBar';
import { applyTable, type Column, type TableSpec } from '../../shared/table/model';
import { useTableState } from '../../shared/table/useTableState';
import { text } from '../../shared/text/text';
import { exactTime } from '../../shared/time/format';
import { Button } from '../../shared/ui/Button';
import { Dialog } from '../../shared/ui/Dialog';
import { Empty } from '../../shared/ui/Empty';
import { ErrorNote } from '../../shared/ui/ErrorNote';
import { Time } from '../../shared/ui/Time';

interface Props {
  tokens: AccessToken[];
  busy: boolean;
  /** Of everybody: then kind and maker are columns, and there is a filter. */
  all?: boolean;
}

/** Tokens that are not revoked. */
export function TokensTable({ tokens, busy, all = false }: Props) {
  const now = useNow();
  const control = useTableState(['kind', 'role'], '-made');
  const [asked, setAsked] = useState<AccessToken>();
  const spec: TableSpec<AccessToken> = {
    columns: columns(now, setAsked).filter((column) => all || (column.key !== 'kind' && column.key !== 'by')),
    facets: all ? facets : [],
    haystack: (token) => `${token.name} ${token.createdBy}`,
  };
  const shown = applyTable(tokens, spec, control.state);
  return (
    <>
      {all && tokens.length > 0 && <FilterBar rows={tokens} shown={shown.length} spec={spec} control={control} placeholder="tokens.filter" />}
      <DataTable
        caption="settings.tokens"
        columns={spec.columns}
        rows={shown}
        rowKey={(token) => token.id}
        sort={control.state.sort}
        onSort={control.setSort}
        view={control.view}
        busy={busy}
        empty={tokens.length === 0 ? <Empty title={text('tokens.none')}>{text(all ? 'tokens.noneBots' : 'tokens.noneOwn')}</Empty> : <Empty title={text('tokens.noMatch')} actions={<Button onClick={control.clear}>{text('table.clear')}</Button>} />}
      />
      {asked && <Revoke token={asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}

const facets = [
  { key: 'kind', label: 'tokens.kind' as const, values: (token: AccessToken) => [token.kind], word: (kind: string) => text(kind === 'bot' ? 'tokens.kind.bot' : 'tokens.kind.personal') },
  { key: 'role', label: 'tokens.role' as const, values: (token: AccessToken) => [token.role], word: roleWord },
];

function columns(now: number, ask: (token: AccessToken) => void): Column<AccessToken>[] {
  return [
    { key: 'name', header: 'tokens.name', width: 1.4, sort: (token) => token.name, cell: (token) => <strong className="hy-ellipsis" title={token.name}>{token.name}</strong> },
    { key: 'kind', header: 'tokens.kind', width: '92px', priority: 2, sort: (token) => token.kind, cell: (token) => text(`tokens.kind.${token.kind}`) },
    { key: 'role', header: 'tokens.role', width: '116px', sort: (token) => token.role, cell: (token) => roleWord(token.role) },
    { key: 'by', header: 'tokens.madeBy', width: 1, priority: 3, sort: (token) => token.createdBy, cell: (token) => <span className="hy-ellipsis" title={token.createdBy}>{token.createdBy}</span> },
    { key: 'made', header: 'tokens.made', width: '104px', sort: (token) => token.createdAt, cell: (token) => <Time at={token.createdAt} /> },
    { key: 'ends', header: 'tokens.ends', width: '116px', sort: (token) => token.expiresAt, cell: (token) => <Ends token={token} now={now} /> },
    { key: 'revoke', header: 'tokens.revoke', width: '108px', end: true, bare: true, quiet: true, cell: (token) => <Button small aria-label={text('tokens.revokeOf', { name: token.name })} onClick={() => ask(token)}>{text('tokens.revoke')}</Button> },
  ];
}

function Ends({ token, now }: { token: AccessToken; now: number }) {
  if (token.expiresAt === undefined) return <span className="hy-muted">{text('tokens.never')}</span>;
  if (token.expiresAt < now) return <span className="hy-hint">{text('tokens.ended', { time: exactTime(token.expiresAt) })}</span>;
  return <Time at={token.expiresAt} />;
}

function Revoke({ token, onClose }: { token: AccessToken; onClose: () => void }) {
  const revoke = useRevokeToken();
  return (
    <Dialog
      title={text('tokens.revokeTitle', { name: token.name })}
      onClose={onClose}
      actions={<Button look="danger" aria-disabled={revoke.isPending} onClick={() => !revoke.isPending && revoke.mutate(token, { onSuccess: onClose })}>{text(revoke.isPending ? 'tokens.revoking' : 'tokens.revokeNow')}</Button>}
    >
      <p>{text('tokens.revokeHint')}</p>
      {revoke.error && <ErrorNote error={revoke.error} what={text('tokens.revokeFailed')} />}
    </Dialog>
  );
}
