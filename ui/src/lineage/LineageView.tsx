import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import { useMedia } from '../shared/hooks/useMedia';
import { text } from '../shared/text/text';
import { Button } from '../shared/ui/Button';
import { ErrorNote } from '../shared/ui/ErrorNote';
import { Note } from '../shared/ui/Note';
import { Skeleton } from '../shared/ui/Skeleton';
import { Canvas, type CanvasHandle } from './canvas/Canvas';
import type { CardCommands } from './canvas/commands';
import { warmLayout } from './elkWorker';
import { nameOf } from './names';
import type { Command } from './keyboard';
import { Find } from './parts/Find';
import { FloatingPanel } from './parts/FloatingPanel';
import { Inspector } from './parts/Inspector';
import { KeySheet } from './parts/KeySheet';
import { Legend } from './parts/Legend';
import { ListView } from './parts/ListView';
import { OpenMenu } from './parts/OpenMenu';
import { StackList } from './parts/StackList';
import { Toolbar, ZoomButtons } from './parts/Toolbar';
import { factsOf, type Explorer } from './state/useExplorer';
import type { Scene } from './state/useScene';
import type { Role } from './types';
import type { ViewKind } from './url';
import './lineage.css';

interface Props {
  explorer: Explorer;
  embedded: boolean;
  title: ReactNode;
  /** Shown instead of the graph when the asset does not exist. */
  notFound: ReactNode;
}

// This module is fetched when somebody points at a lineage link; the worker starts with it.
warmLayout();

type Floating = { kind: 'menu' | 'stack'; id: string } | null;

function Notices({ explorer }: { explorer: Explorer }) {
  const { answers, layoutError, notice, clearNotice, scene } = explorer;
  return (
    <div className="hl-notices">
      {scene?.graph.truncated && <Note kind="partial" title={text('lineage.truncated')} />}
      {answers.branchError && (
        <ErrorNote error={answers.branchError} what={text('lineage.error.open')} retry={answers.forgetBranchError} />
      )}
      {layoutError && <ErrorNote error={layoutError} what={text('lineage.error.layout')} />}
      {notice && (
        <Note kind="partial" title={text('lineage.openFull')} alert actions={<Button small onClick={clearNotice}>{text('lineage.dismiss')}</Button>} />
      )}
    </div>
  );
}

function Tally({ explorer }: { explorer: Explorer }) {
  const { tally } = explorer;
  if (!tally) return null;
  const { shown, notOpened } = tally;
  return (
    <span className="hl-tally" role="status">
      {notOpened > 0 ? text('lineage.tally', { shown, hidden: notOpened }) : text('lineage.tallyAll', { shown })}
    </span>
  );
}

/** Where a node is on the stage now, for what opens beside it: a list to its right, a menu below it. */
function placeOn(stage: HTMLElement | null, id: string, beside: boolean): { x: number; y: number } {
  const card = stage?.querySelector(`[data-id="${CSS.escape(id)}"], [data-row="${CSS.escape(id)}"]`)?.getBoundingClientRect();
  const room = stage?.getBoundingClientRect();
  if (!card || !room) return { x: 24, y: 24 };
  return beside
    ? { x: card.right - room.left + 12, y: card.top - room.top }
    : { x: card.left - room.left + 16, y: card.bottom - room.top + 8 };
}

function Stage({ explorer, scene, embedded, view, camera, onCommand, onFloat, floating, stage }: {
  explorer: Explorer; scene: Scene; embedded: boolean; view: ViewKind;
  camera: React.RefObject<CanvasHandle | null>; stage: React.RefObject<HTMLDivElement | null>;
  onCommand: (command: Command, active: string) => void;
  floating: Floating; onFloat: (next: Floating) => void;
}) {
  const { actions, control } = explorer;
  const commands = useMemo((): CardCommands => ({
    expand: actions.expand,
    collapse: actions.collapse,
    menu: (id) => onFloat({ kind: 'menu', id }),
    openStack: (id) => onFloat({ kind: 'stack', id }),
  }), [actions, onFloat]);
  const setRoles = (roles: readonly Role[]) => control.change((now) => ({ ...now, roles }));
  const close = useCallback(() => {
    onFloat(null);
    camera.current?.focus();
  }, [onFloat, camera]);
  const node = floating ? scene.drawing.nodes.get(floating.id) : undefined;
  const facts = node && factsOf(scene.graph, node.id);
  return (
    <div className="hl-stage" ref={stage}>
      <div className="hy-thin-bar" data-on={explorer.answers.loading || explorer.busy} />
      {view === 'list' ? (
        <ListView explorer={explorer} scene={scene} onStack={(id) => onFloat({ kind: 'stack', id })} />
      ) : (
        <>
          <Canvas explorer={explorer} scene={scene} commands={commands} onCommand={onCommand} embedded={embedded} handle={camera} />
          <div className="hl-foot">
            <Legend drawing={scene.drawing} roles={control.state.roles} onChange={setRoles} />
            <Tally explorer={explorer} />
          </div>
          <ZoomButtons
            zoomIn={() => camera.current?.zoomIn()}
            zoomOut={() => camera.current?.zoomOut()}
            fit={() => camera.current?.fit()}
          />
        </>
      )}
      <Notices explorer={explorer} />
      {floating && node && (
        <FloatingPanel
          {...placeOn(stage.current, floating.id, floating.kind === 'stack')}
          room={node.stack ? 356 : 180}
          label={node.stack ? text('lineage.stack', { n: node.stack.members.length }) : text('lineage.menu', { name: facts ? nameOf(facts) : '' })}
          onClose={close}
        >
          {node.stack ? (
            <StackList
              scene={scene}
              stack={node.stack}
              onPick={(id) => actions.pick(node.stack?.parent ?? id, id)}
              onShowMore={() => { actions.showMore(node.id, node.stack?.parent ?? node.id); close(); }}
            />
          ) : (
            <OpenMenu explorer={explorer} scene={scene} id={node.id} onDone={close} />
          )}
        </FloatingPanel>
      )}
    </div>
  );
}

/** The explorer itself, on its own page or in a tab: toolbar, graph or list, inspector. */
export function LineageView({ explorer, embedded, title, notFound }: Props) {
  const { control, scene, answers, selection, store } = explorer;
  const narrow = useMedia('(max-width: 767px)');
  const view: ViewKind = control.state.view ?? (narrow ? 'list' : 'graph');
  const camera = useRef<CanvasHandle>(null);
  const stage = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const roles = useRef<HTMLSpanElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const [keys, setKeys] = useState(false);
  const [floating, setFloating] = useState<Floating>(null);
  const onView = (next: ViewKind) => control.change((now) => ({ ...now, view: next }));
  const goTo = useCallback((id: string) => camera.current?.goTo(id), []);

  const inspect = (id: string) => {
    if (scene?.drawing.nodes.get(id)?.stack) setFloating({ kind: 'stack', id });
    else explorer.actions.select(id);
  };
  const toEdges = (id: string) => {
    explorer.actions.select(id);
    requestAnimationFrame(() => root.current?.querySelector<HTMLElement>('.hl-inspector .hl-edge button')?.focus());
  };
  const closeInspector = () => {
    const id = selection?.id ?? '';
    explorer.actions.select(null);
    if (view === 'graph') camera.current?.focus();
    else stage.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus();
  };
  const collapseLast = (id: string) => {
    const last = scene?.held.findLast((opening) => opening.anchor === id);
    if (last) explorer.actions.collapse(id, last.key);
  };
  const onCommand = (command: Command, active: string) => {
    const facts = scene && factsOf(scene.graph, active);
    const acts: Partial<Record<Command['kind'], () => void>> = {
      inspect: () => inspect(active),
      highlight: () => explorer.actions.select(selection?.id === active ? null : active),
      focus: () => facts && explorer.actions.focus(facts),
      back: control.back,
      expand: () => setFloating({ kind: scene?.drawing.nodes.get(active)?.stack ? 'stack' : 'menu', id: active }),
      collapse: () => collapseLast(active),
      edges: () => toEdges(active),
      roles: () => roles.current?.querySelector('button')?.click(),
      list: () => onView('list'),
      find: () => field.current?.focus(),
      keys: () => setKeys(true),
      clear: () => {
        store.set({ matches: new Set() });
        explorer.actions.select(null);
      },
    };
    acts[command.kind]?.();
  };

  const failed = answers.error && !answers.loading;
  const find = scene && view === 'graph' && (
    <Find explorer={explorer} scene={scene} goTo={goTo} leave={() => camera.current?.focus()} field={field} />
  );
  return (
    <div ref={root} className="hl-view" data-embedded={embedded}>
      <Toolbar
        explorer={explorer} scene={scene} view={view} embedded={embedded} title={title} find={find}
        onView={onView} onKeys={() => setKeys(true)} rolesRef={roles}
      />
      <div className="hl-body">
        {failed ? (
          <div className="hl-failed">
            {notFound ?? <ErrorNote error={answers.error!} what={text('lineage.error.read', { name: control.state.focus?.fullyQualifiedName ?? '' })} retry={answers.retry} />}
          </div>
        ) : scene ? (
          <Stage
            explorer={explorer} scene={scene} embedded={embedded} view={view} camera={camera} stage={stage}
            onCommand={onCommand} floating={floating} onFloat={setFloating}
          />
        ) : (
          <div className="hl-stage hl-stage-empty"><Skeleton rows={4} height={64} /></div>
        )}
        {scene && selection && !failed && <Inspector explorer={explorer} scene={scene} goTo={goTo} onClose={closeInspector} />}
      </div>
      {keys && <KeySheet onClose={() => { setKeys(false); camera.current?.focus(); }} />}
    </div>
  );
}
