import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { Glyph } from '../../shared/glyphs/Glyph';
import { glyphOf, kindWord } from '../../shared/glyphs/kind';
import { Status } from '../../shared/status/Status';
import { pipelineFace } from '../../shared/status/status';
import { text } from '../../shared/text/text';
import { Button } from '../../shared/ui/Button';
import { heldBySide, homeAccountOf, isExternal } from '../canvas/cardData';
import { nameOf, placeOf } from '../names';
import { factsOf, type Explorer, type Facts } from '../state/useExplorer';
import type { Scene } from '../state/useScene';
import { treeRows, type TreeRow } from '../treeRows';
import type { Side } from '../types';
import { RoleWord } from './RoleSample';

interface Props {
  explorer: Explorer;
  scene: Scene;
  onStack: (id: string) => void;
}

interface RowProps extends Props {
  row: TreeRow;
  facts: Facts | undefined;
  held: Map<string, string>;
  homeAccount: string | null;
  tabbable: boolean;
}

function Openers({ explorer, row, facts, held }: RowProps) {
  if (!facts) return null;
  const sides: Side[] = ['up', 'down'];
  return (
    <>
      {sides.map((side) => {
        const hidden = side === 'up' ? row.hiddenUp : row.hiddenDown;
        const key = held.get(`${row.id}|${side}`);
        if (!key && hidden === 0) return null;
        return (
          <span key={side} className="hy-row">
            {key && (
              <Button small look="quiet" tabIndex={-1} onClick={() => explorer.actions.collapse(row.id, key)}>
                − {text(side === 'up' ? 'lineage.list.closeUp' : 'lineage.list.closeDown')}
              </Button>
            )}
            {hidden > 0 && (
              <Button small look="quiet" tabIndex={-1} onClick={() => explorer.actions.expand(row.id, side, 1)}>
                + {text(side === 'up' ? 'lineage.list.openUp' : 'lineage.list.openDown', { n: hidden })}
              </Button>
            )}
          </span>
        );
      })}
    </>
  );
}

function NameCell({ row, facts, scene, homeAccount }: RowProps) {
  const stack = scene.drawing.nodes.get(row.id)?.stack;
  if (!facts) return <strong>+{text('lineage.stack', { n: stack?.members.length ?? 0 })}</strong>;
  return (
    <span className="hl-list-name">
      <span className="hl-list-way" aria-hidden="true">{row.side === 'up' ? '↑' : row.side === 'down' ? '↓' : '◎'}</span>
      {row.side && <span className="hy-visually-hidden">{text(row.side === 'up' ? 'lineage.list.fromUp' : 'lineage.list.fromDown')}</span>}
      <Glyph kind={glyphOf(facts.type, facts.serviceType)} external={isExternal(facts)} />
      <span className={facts.deleted ? 'hl-list-words is-deleted' : 'hl-list-words'}>
        <span>{nameOf(facts)}</span>
        <span className="hy-hint">{placeOf(facts, homeAccount)}</span>
      </span>
    </span>
  );
}

function roleCell(row: TreeRow) {
  if (row.side === null) return text('lineage.list.focus');
  return row.roles.map((role) => <RoleWord key={role} role={role}>{text(`lineage.role.${role}`)}</RoleWord>);
}

function Row(props: RowProps) {
  const { explorer, row, facts, tabbable, onStack, scene } = props;
  const selected = explorer.selection?.id === row.id;
  const choose = () => (scene.drawing.nodes.get(row.id)?.stack ? onStack(row.id) : explorer.actions.select(row.id));
  return (
    <tr
      data-row={row.id}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-selected={selected}
      tabIndex={tabbable ? 0 : -1}
      className={row.side === null ? 'is-focus' : undefined}
      onClick={(event) => {
        if (!(event.target as HTMLElement).closest('button')) choose();
      }}
    >
      <td role="gridcell" style={{ '--hl-level': row.level - 1 } as React.CSSProperties}><NameCell {...props} /></td>
      <td role="gridcell" className="hl-list-kind">{facts && text(kindWord(facts.type, facts.serviceType))}</td>
      <td role="gridcell" className="hl-list-role">{roleCell(row)}</td>
      <td role="gridcell" className="hl-list-hops">{Math.abs(row.hops)}</td>
      <td role="gridcell" className="hl-list-state">{facts && (facts.state || facts.deleted) && <Status face={pipelineFace(facts.state, facts.deleted)} />}</td>
      <td role="gridcell" className="hl-list-more"><Openers {...props} /></td>
    </tr>
  );
}

const columns = ['name', 'kind', 'role', 'hops', 'state', 'more'] as const;

/** The same subgraph as a tree table: for screen readers, for phones, and for reading it as text. */
export function ListView(props: Props) {
  const { scene, explorer, onStack } = props;
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState(scene.drawing.focus);
  const nameOfId = (id: string) => {
    const facts = factsOf(scene.graph, id);
    return facts ? nameOf(facts) : id;
  };
  const rows = useMemo(() => treeRows(scene.drawing, nameOfId), [scene]);
  const held = useMemo(() => heldBySide(scene.held), [scene]);
  const homeAccount = useMemo(() => homeAccountOf(scene.graph), [scene]);
  const current = rows.some((row) => row.id === at) ? at : scene.drawing.focus;
  const name = nameOfId(scene.drawing.focus);

  const goTo = (id: string | undefined) => {
    if (!id) return;
    setAt(id);
    table.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const index = rows.findIndex((row) => row.id === current);
    const row = rows[index];
    if (!row || !(event.target instanceof HTMLTableRowElement)) return;
    const parent = rows.slice(0, index).findLast((other) => other.level < row.level);
    const keys: Record<string, () => void> = {
      ArrowDown: () => goTo(rows[index + 1]?.id),
      ArrowUp: () => goTo(rows[index - 1]?.id),
      ArrowLeft: () => goTo(parent?.id),
      ArrowRight: () => openOrEnter(row, rows[index + 1]),
      Home: () => goTo(rows[0]?.id),
      End: () => goTo(rows.at(-1)?.id),
      Enter: () => (scene.drawing.nodes.get(row.id)?.stack ? onStack(row.id) : explorer.actions.select(row.id)),
      f: () => focus(row.id),
    };
    const act = keys[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  };
  const openOrEnter = (row: TreeRow, next: TreeRow | undefined) => {
    if (row.hiddenDown > 0) explorer.actions.expand(row.id, 'down', 1);
    else if (row.hiddenUp > 0) explorer.actions.expand(row.id, 'up', 1);
    else if (next && next.level > row.level) goTo(next.id);
  };
  const focus = (id: string) => {
    const facts = factsOf(scene.graph, id);
    if (facts) explorer.actions.focus(facts);
  };
  const summary = text('lineage.list.summary', {
    up: rows.filter((row) => row.hops < 0).length,
    down: rows.filter((row) => row.hops > 0).length,
    name,
  });

  return (
    <div className="hl-list">
      <p className="hl-list-summary" aria-live="polite">{summary}</p>
      <table ref={table} role="treegrid" aria-label={text('lineage.list.caption', { name })} onKeyDown={onKeyDown}>
        <thead>
          <tr>{columns.map((column) => <th key={column} scope="col" className={`hl-list-${column}`}>{text(`lineage.list.${column}`)}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={row.id} {...props} row={row} facts={factsOf(scene.graph, row.id)} held={held}
              homeAccount={homeAccount} tabbable={row.id === current}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
