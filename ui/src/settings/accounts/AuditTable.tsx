import type { ReactNode } from 'react';
import type { AuditEntry } from '../../api/types';
import { StatusShape } from '../../shared/status/StatusShape';
import { DataTable } from '../../shared/table/DataTable';
import type { Column } from '../../shared/table/model';
import { text } from '../../shared/text/text';
import { exactTime } from '../../shared/time/format';
import { auditRow } from './rules';

interface Props {
  entries: AuditEntry[];
  busy: boolean;
  empty: ReactNode;
  foot: string;
}

export function AuditTable({ entries, busy, empty, foot }: Props) {
  return <DataTable caption="settings.audit" columns={columns} rows={entries} rowKey={(entry) => entry.id} busy={busy} empty={empty} foot={entries.length > 0 ? foot : undefined} />;
}

const versions = ({ oldVersion, newVersion }: AuditEntry) =>
  oldVersion && newVersion && oldVersion !== newVersion ? `${oldVersion} → ${newVersion}` : newVersion;

const columns: Column<AuditEntry>[] = [
  { key: 'time', header: 'audit.time', width: '208px', cell: (entry) => <time dateTime={new Date(entry.at).toISOString()} className="hy-nowrap">{exactTime(entry.at)}</time> },
  { key: 'who', header: 'audit.who', width: '140px', cell: (entry) => <span className="hy-ellipsis" title={entry.author}>{entry.author}</span> },
  { key: 'what', header: 'audit.action', width: 2, cell: (entry) => <What entry={entry} /> },
  { key: 'version', header: 'audit.version', width: '92px', priority: 3, empty: (entry) => !entry.newVersion, cell: versions },
  { key: 'from', header: 'audit.from', width: '124px', priority: 3, cell: (entry) => <span className="hy-mono hy-ellipsis" title={entry.address}>{entry.address}</span> },
  { key: 'outcome', header: 'audit.outcome', width: '140px', bare: true, cell: (entry) => <Outcome entry={entry} /> },
];

function What({ entry }: { entry: AuditEntry }) {
  const { verb, word } = auditRow(entry);
  if (word === 'audit.failedSignIn') return text('audit.signIn');
  return (
    <span className="hy-audit-what">
      <span className="hy-audit-verb">{verb}</span>
      <span className="hy-mono hy-ellipsis" title={entry.target}>{entry.target.replace(/^\/api\/v1/, '')}</span>
    </span>
  );
}

function Outcome({ entry }: { entry: AuditEntry }) {
  const { word } = auditRow(entry);
  return <span className="hy-row hy-nowrap"><StatusShape kind={word === 'audit.done' ? 'ok' : 'failed'} />{text(word)}</span>;
}
