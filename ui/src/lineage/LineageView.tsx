import { useCallback, useRef, useState, type ReactNode } from 'react';
import { useMedia } from '../shared/hooks/useMedia';
import { text } from '../shared/text/text';
import { ErrorNote } from '../shared/ui/ErrorNote';
import { Skeleton } from '../shared/ui/Skeleton';
import type { CanvasHandle } from './canvas/Canvas';
import { warmLayout } from './elkWorker';
import type { Command } from './keyboard';
import { Find } from './parts/Find';
import { Inspector } from './parts/Inspector';
import { KeySheet } from './parts/KeySheet';
import { Toolbar } from './parts/Toolbar';
import { Stage, type Floating } from './Stage';
import { factsOf, type Explorer } from './state/useExplorer';
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
