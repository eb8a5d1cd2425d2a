import { useEffect } from 'react';
import { Link, useSearchParams } from 'react-router';
import { searchPage, useSearch } from '../api/hooks/useSearch';
import { Glyph } from '../shared/glyphs/Glyph';
import { glyphOf, kindWord } from '../shared/glyphs/kind';
import { Page } from '../shared/layout/Page';
import { entityLink } from '../shared/links';
import { pipelineFace } from '../shared/status/status';
import { Status } from '../shared/status/Status';
import { text, type TextKey } from '../shared/text/text';
import { Button } from '../shared/ui/Button';
import { Empty } from '../shared/ui/Empty';
import { ErrorNote } from '../shared/ui/ErrorNote';
import { Skeleton } from '../shared/ui/Skeleton';
import { hitOf, type Hit } from './hits';

const types: [string, TextKey][] = [
  ['', 'search.all'],
  ['pipeline', 'search.pipelines'],
  ['topic', 'search.topics'],
  ['table', 'search.tables'],
  ['container', 'search.containers'],
  ['searchIndex', 'search.indexes'],
  ['apiEndpoint', 'search.endpoints'],
];

export function SearchPage() {
  const [params, setParams] = useSearchParams();
  const q = params.get('q') ?? '';
  const type = params.get('type') ?? '';
  const from = Number(params.get('from') ?? 0);
  const { data, error, isPending, refetch } = useSearch(q, type, from);
  const total = data?.hits.total.value ?? 0;

  useEffect(() => {
    window.scrollTo(0, 0);
  }, [from]);
  const set = (name: string, value: string) =>
    setParams((previous) => {
      const next = new URLSearchParams(previous);
      if (name !== 'from') next.delete('from');
      if (value) next.set(name, value);
      else next.delete(name);
      return next;
    });

  const title = q ? text('search.title', { q }) : text('search.titleEmpty');
  return (
    <Page title={title} kind={text('search.kind')} subject="search">
      <div className="hy-stack hy-search-page">
        <div className="hy-row-wrap" role="group" aria-label={text('search.type')}>
          {types.map(([value, word]) => (
            <Button key={value} small aria-pressed={type === value} onClick={() => set('type', value)}>{text(word)}</Button>
          ))}
        </div>
        {error && <ErrorNote error={error} what={text('search.failed')} retry={() => void refetch()} />}
        {!q && <Empty title={text('search.start')}>{text('search.startHint')}</Empty>}
        {q && isPending && !error && <Skeleton rows={6} height={56} />}
        {q && data && total === 0 && <Empty title={text('search.none', { q })}>{text('search.noneHint')}</Empty>}
        {q && data && total > 0 && (
          <>
            <p className="hy-muted" role="status">{text('search.total', { total })}</p>
            <ul className="hy-panel hy-hits">
              {data.hits.hits.map(hitOf).map((hit) => <HitRow key={`${hit.type}:${hit.fqn}`} hit={hit} />)}
            </ul>
            <div className="hy-row">
              {from > 0 && <Button onClick={() => set('from', from > searchPage ? String(from - searchPage) : '')}>{text('search.previous')}</Button>}
              {from + searchPage < total && <Button onClick={() => set('from', String(from + searchPage))}>{text('search.next')}</Button>}
            </div>
          </>
        )}
      </div>
    </Page>
  );
}

function HitRow({ hit }: { hit: Hit }) {
  return (
    <li className="hy-hit">
      <Glyph kind={glyphOf(hit.type, hit.serviceType)} />
      <div className="hy-grow">
        <div className="hy-row-wrap">
          <Link to={entityLink(hit.type, hit.fqn)} className="hy-hit-name">{hit.name}</Link>
          <span className="hy-hint">{text(kindWord(hit.type, hit.serviceType))}</span>
          {hit.deleted && <Status face={pipelineFace(undefined, true)} chip />}
        </div>
        <div className="hy-hint hy-mono hy-hit-fqn">{hit.fqn}</div>
        {hit.description && <p className="hy-muted hy-dense hy-hit-text">{hit.description}</p>}
      </div>
    </li>
  );
}
