import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useAudit } from '../../api/hooks/useAudit';
import { Field } from '../../ingestion/Field';
import { useDebounced } from '../../shared/hooks/useDebounced';
import { text } from '../../shared/text/text';
import { Button } from '../../shared/ui/Button';
import { Empty } from '../../shared/ui/Empty';
import { ErrorNote } from '../../shared/ui/ErrorNote';
import { Skeleton } from '../../shared/ui/Skeleton';
import { Administrators } from './Administrators';
import { AuditTable } from './AuditTable';
import { periods, since, type Period } from './rules';

export const AuditPage = () => <Administrators title={text('settings.audit')}>{() => <Audit />}</Administrators>;

const periodOf = (asked: string | null): Period => (asked && asked in periods ? (asked as Period) : 'all');

/** Who changed what and who was refused, as the server has written it down; the filters stand in the address. */
function Audit() {
  const [params, setParams] = useSearchParams();
  const author = params.get('who') ?? '';
  const target = params.get('what') ?? '';
  const period = periodOf(params.get('since'));
  const wanted = useDebounced(`${author}\n${target}\n${period}`, 300);
  const filter = useMemo(() => {
    const [who = '', what = '', when = 'all'] = wanted.split('\n');
    return { author: who.trim() || undefined, target: what.trim() || undefined, since: since(periodOf(when), Date.now()) };
  }, [wanted]);
  const { data, error, isFetching, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useAudit(filter);
  const entries = data?.pages.flatMap((page) => page.data);
  const filtered = author !== '' || target !== '' || period !== 'all';
  const set = (key: string, value: string) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(key, value);
        else next.delete(key);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  const empty = filtered
    ? <Empty title={text('audit.noMatch')} actions={<Button onClick={() => setParams({}, { replace: true })}>{text('table.clear')}</Button>} />
    : <Empty title={text('audit.none')}>{text('audit.noneHint')}</Empty>;
  return (
    <div className="hy-stack">
      <p className="hy-muted">{text('audit.what')}</p>
      <div className="hy-audit-filters" role="search" aria-label={text('audit.filters')}>
        <Field id="audit-who" label={text('audit.who')}>
          <input id="audit-who" className="hy-input" type="search" value={author} autoCapitalize="none" spellCheck={false} onChange={(event) => set('who', event.target.value)} />
        </Field>
        <Field id="audit-what" label={text('audit.target')}>
          <input id="audit-what" className="hy-input" type="search" value={target} autoCapitalize="none" spellCheck={false} onChange={(event) => set('what', event.target.value)} />
        </Field>
        <Field id="audit-since" label={text('audit.since')}>
          <select id="audit-since" className="hy-select" value={period} onChange={(event) => set('since', event.target.value === 'all' ? '' : event.target.value)}>
            {(Object.keys(periods) as Period[]).map((one) => <option key={one} value={one}>{text(`audit.since.${one}`)}</option>)}
          </select>
        </Field>
      </div>
      {error && <ErrorNote error={error} what={text('audit.failed')} retry={() => void refetch()} />}
      {!entries && !error && <Skeleton rows={8} height={44} />}
      {entries && <AuditTable entries={entries} busy={isFetching && !isFetchingNextPage} empty={empty} foot={text('audit.shown', { n: entries.length })} />}
      {hasNextPage && <div><Button aria-disabled={isFetchingNextPage} onClick={() => !isFetchingNextPage && void fetchNextPage()}>{text(isFetchingNextPage ? 'audit.loading' : 'audit.more')}</Button></div>}
    </div>
  );
}
