import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { usePipelines } from '../../api/hooks/usePipelines';
import { useSearch } from '../../api/hooks/useSearch';
import { Glyph } from '../../shared/glyphs/Glyph';
import { glyphOf, kindWord } from '../../shared/glyphs/kind';
import { useDebounced } from '../../shared/hooks/useDebounced';
import { lineageLink, servicesLink } from '../../shared/links';
import { text } from '../../shared/text/text';
import { ButtonLink } from '../../shared/ui/Button';
import { nameOf, placeOf } from '../names';

interface Entry {
  id: string;
  type: string;
  name: string;
  displayName?: string;
  fullyQualifiedName: string;
  serviceType?: string;
  service?: { name?: string; fullyQualifiedName?: string };
}

function EntryLink({ entry }: { entry: Entry }) {
  const service = entry.service?.name
    ? { name: entry.service.name, fullyQualifiedName: entry.service.fullyQualifiedName ?? entry.service.name }
    : null;
  const facts = { ...entry, service };
  return (
    <li>
      <Link className="hl-start-link" to={lineageLink(entry.type, entry.fullyQualifiedName)}>
        <Glyph kind={glyphOf(entry.type, entry.serviceType)} />
        <span className="hy-grow">
          <span className="hy-ellipsis" title={entry.fullyQualifiedName}>{nameOf(facts)}</span>
          <span className="hy-ellipsis hy-hint">{text(kindWord(entry.type, entry.serviceType))} · {service?.name ?? placeOf(facts, null)}</span>
        </span>
      </Link>
    </li>
  );
}

/** A service has no lineage of its own: its pipelines have. */
export function ServicePipelines({ service }: { service: string }) {
  const { data } = usePipelines(service);
  const pipelines = (data ?? []).map((pipeline): Entry => ({ ...pipeline, type: 'pipeline' }));
  return (
    <section className="hl-start-section">
      <p className="hy-muted">{text('lineage.service.text')}</p>
      <ul className="hl-start-list">{pipelines.map((entry) => <EntryLink key={entry.id} entry={entry} />)}</ul>
    </section>
  );
}

function Examples() {
  const { data } = usePipelines();
  const pipelines: Entry[] = (data ?? []).slice(0, 8).map((pipeline) => ({ ...pipeline, type: 'pipeline' }));
  if (!data) return null;
  if (pipelines.length === 0) {
    return (
      <div className="hy-stack-tight">
        <p className="hy-muted">{text('lineage.start.none')}</p>
        <div><ButtonLink to={servicesLink}>{text('lineage.start.services')}</ButtonLink></div>
      </div>
    );
  }
  return (
    <section className="hl-start-section">
      <h2>{text('lineage.start.examples')}</h2>
      <ul className="hl-start-list">{pipelines.map((entry) => <EntryLink key={entry.id} entry={entry} />)}</ul>
    </section>
  );
}

function Results({ q }: { q: string }) {
  const { data, isPlaceholderData } = useSearch(q);
  if (!data || isPlaceholderData) return null;
  const entries = data.hits.hits
    .map(({ _id, _source: hit }): Entry => ({ ...hit, id: hit.id ?? _id, type: hit.entityType ?? '', name: hit.name ?? hit.fullyQualifiedName }))
    .filter((entry) => entry.type !== '' && entry.type !== 'pipelineService');
  return (
    <section className="hl-start-section">
      <h2 role="status">{text('lineage.start.results', { n: entries.length })}</h2>
      {entries.length === 0 && <p className="hy-muted">{text('lineage.start.nothing', { q })}</p>}
      <ul className="hl-start-list">{entries.map((entry) => <EntryLink key={`${entry.type}:${entry.id}`} entry={entry} />)}</ul>
    </section>
  );
}

/** Nothing is in focus yet: a search, and a few pipelines to begin with. */
export function Start() {
  const [query, setQuery] = useState('');
  const settled = useDebounced(query.trim(), 200);
  const heading = useRef<HTMLHeadingElement>(null);
  const firstPage = useLocation().key === 'default';
  useEffect(() => {
    if (!firstPage) heading.current?.focus({ preventScroll: true });
  }, [firstPage]);
  return (
    <div className="hy-content hl-start">
      <h1 ref={heading} tabIndex={-1}>{text('lineage.start.title')}</h1>
      <p className="hy-muted hy-prose">{text('lineage.start.text')}</p>
      <div className="hy-search-field hl-start-field">
        <Search size={16} aria-hidden="true" />
        <input
          className="hy-input"
          type="search"
          value={query}
          aria-label={text('lineage.start.label')}
          placeholder={text('lineage.start.placeholder')}
          onChange={(event) => setQuery(event.target.value)}
        />
      </div>
      {settled ? <Results q={settled} /> : <Examples />}
    </div>
  );
}
