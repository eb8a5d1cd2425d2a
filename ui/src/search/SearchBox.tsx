import { Search } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useSearch } from '../api/hooks/useSearch';
import { useDebounced } from '../shared/hooks/useDebounced';
import { useMedia } from '../shared/hooks/useMedia';
import { entityLink, searchLink } from '../shared/links';
import { text } from '../shared/text/text';
import { hitOf, type Hit } from './hits';
import { HitLine } from './HitLine';

/** Search from anywhere: Ctrl K, suggestions while typing, Enter for the whole list. */
export function SearchBox() {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const phone = useMedia('(max-width: 479px)');
  const [q, setQ] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const settled = useDebounced(q.trim(), 150);
  const { data } = useSearch(open ? settled : '', '', 0, 8);
  const hits = open && settled ? (data?.hits.hits ?? []).map(hitOf) : [];

  useShortcut(() => input.current?.focus());
  useEffect(() => setOpen(false), [pathname]);
  useEffect(() => setAt(-1), [settled]);

  const go = (to: string) => {
    setOpen(false);
    input.current?.blur();
    void navigate(to);
  };
  const submit = () => {
    const chosen = hits[at];
    if (chosen) go(entityLink(chosen.type, chosen.fqn));
    else if (q.trim()) go(searchLink(q.trim()));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') submit();
    else if (event.key === 'Escape') setOpen(false);
    else if (event.key === 'ArrowDown') setAt(Math.min(at + 1, hits.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, -1));
    else return;
    if (event.key !== 'Escape') event.preventDefault();
  };

  return (
    <div className="hy-top-search" role="search">
      <div className="hy-search-field">
        <Search size={16} aria-hidden />
        <input
          ref={input}
          className="hy-input"
          type="search"
          role="combobox"
          aria-expanded={hits.length > 0}
          aria-controls={list}
          aria-activedescendant={at >= 0 ? `${list}-${at}` : undefined}
          aria-autocomplete="list"
          aria-label={text('search.label')}
          placeholder={text(phone ? 'search.placeholderShort' : 'search.placeholder')}
          autoComplete="off"
          spellCheck={false}
          value={q}
          onChange={(event) => {
            setQ(event.target.value);
            setOpen(true);
          }}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
        />
        <kbd className="hy-kbd hy-search-key" aria-hidden="true">{text('search.key')}</kbd>
      </div>
      {hits.length > 0 && <Suggestions id={list} hits={hits} at={at} onChoose={(hit) => go(entityLink(hit.type, hit.fqn))} />}
    </div>
  );
}

function Suggestions({ id, hits, at, onChoose }: { id: string; hits: Hit[]; at: number; onChoose: (hit: Hit) => void }) {
  return (
    <ul id={id} className="hy-popover hy-suggestions" role="listbox" aria-label={text('search.suggestions')}>
      {hits.map((hit, index) => (
        <li
          key={`${hit.type}:${hit.fqn}`}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          className="hy-menu-item"
          // The press must not take focus from the input, or the list closes before the click.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(hit)}
        >
          <HitLine hit={hit} />
        </li>
      ))}
    </ul>
  );
}

function useShortcut(run: () => void) {
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        run();
      }
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });
}
