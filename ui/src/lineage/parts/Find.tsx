import { Search } from 'lucide-react';
import { useEffect, useMemo, useState, type KeyboardEvent, type Ref } from 'react';
import { text } from '../../shared/text/text';
import { nameOf } from '../names';
import { factsOf, type Explorer } from '../state/useExplorer';
import type { Scene } from '../state/useScene';

interface Props {
  explorer: Explorer;
  scene: Scene;
  goTo: (id: string) => void;
  /** Leaves the field, back to the graph. */
  leave: () => void;
  field: Ref<HTMLInputElement>;
}

interface Match {
  id: string;
  /** The stack that holds it, when it is not drawn. */
  stack: string | null;
}

/** Names that hold the words, drawn ones first, in reading order; members of stacks count as matches too. */
export function findMatches(scene: Scene, query: string): Match[] {
  const wanted = query.trim().toLowerCase();
  if (!wanted) return [];
  const fits = (id: string) => {
    const facts = factsOf(scene.graph, id);
    return !!facts && `${nameOf(facts)} ${facts.fullyQualifiedName}`.toLowerCase().includes(wanted);
  };
  const place = (id: string) => scene.boxes.get(id) ?? { x: 0, y: 0 };
  const drawn = [...scene.drawing.nodes.keys()].filter(fits);
  drawn.sort((a, b) => place(a).x - place(b).x || place(a).y - place(b).y);
  const stacked = [...scene.drawing.nodes.values()].flatMap((node) =>
    (node.stack?.members ?? []).filter(fits).map((id) => ({ id, stack: node.id })),
  );
  return [...drawn.map((id) => ({ id, stack: null })), ...stacked];
}

export function Find({ explorer, scene, goTo, leave, field }: Props) {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(-1);
  const { store, actions } = explorer;
  const matches = useMemo(() => findMatches(scene, query), [scene, query]);
  useEffect(() => {
    store.set({ matches: new Set(matches.map((match) => match.id)) });
  }, [matches, store]);
  useEffect(() => () => store.set({ matches: new Set() }), [store]);

  const walk = (step: number) => {
    if (matches.length === 0) return;
    const next = (at + step + matches.length) % matches.length;
    const match = matches[next]!;
    setAt(next);
    if (match.stack) actions.pick(match.stack, match.id);
    else goTo(match.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') walk(event.shiftKey ? -1 : 1);
    if (event.key === 'Escape') {
      setQuery('');
      leave();
    }
  };
  const count = matches.length === 0 ? text('lineage.findNone') : text('lineage.findCount', { at: Math.max(0, at) + 1, n: matches.length });
  return (
    <div className="hl-find hy-search-field">
      <Search size={16} aria-hidden="true" />
      <input
        ref={field}
        className="hy-input"
        type="text"
        value={query}
        placeholder={text('lineage.find')}
        aria-label={text('lineage.find')}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(-1);
        }}
        onKeyDown={onKeyDown}
      />
      {query.trim() && <span className="hl-find-count" role="status">{count}</span>}
    </div>
  );
}
