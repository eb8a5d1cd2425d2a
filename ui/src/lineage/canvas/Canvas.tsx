import { Background, ReactFlow, ReactFlowProvider } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useCallback, useEffect, useImperativeHandle, useRef, type KeyboardEvent, type Ref } from 'react';
import { text } from '../../shared/text/text';
import { neighbour, commandOf, type Command, type Direction } from '../keyboard';
import { InteractionContext } from '../state/interaction';
import type { Explorer } from '../state/useExplorer';
import type { Scene } from '../state/useScene';
import type { CardData } from './cardData';
import { cardTypes } from './Cards';
import { useCamera } from './camera';
import { CardCommandsContext, type CardCommands } from './commands';
import { EndMarks } from './EndMarks';
import { useCards, useLines, useNearLines, useNodes } from './flowData';
import { LodWatcher } from './LodWatcher';
import { MiniMap, minimapFrom } from './MiniMap';
import { lineTypes } from './RoleLine';
import { useMotion } from './useMotion';

export interface CanvasHandle {
  zoomIn: () => void;
  zoomOut: () => void;
  fit: () => void;
  focus: () => void;
  /** Puts the roving focus on a node and brings it into view. */
  goTo: (id: string) => void;
}

interface Props {
  explorer: Explorer;
  scene: Scene;
  commands: CardCommands;
  /** Keys that mean something outside the canvas: find, list, roles and the like. */
  onCommand: (command: Command, active: string) => void;
  /** Inside a page that scrolls, the wheel belongs to the page. */
  embedded: boolean;
  handle: Ref<CanvasHandle>;
}

const fewLines = 200;

function Flow({ explorer, scene, commands, onCommand, embedded, handle }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const camera = useCamera(root);
  const boxes = useMotion(scene.boxes, scene.opening);
  const cards = useCards(scene);
  const nodes = useNodes(scene, boxes, cards);
  const lines = useLines(scene);
  const near = useNearLines(explorer, scene);
  const { store, actions } = explorer;
  const ready = useRef(false);
  const live = useRef<HTMLSpanElement>(null);

  const open = useCallback(() => camera.open(scene.boxes, scene.drawing.focus), [camera, scene]);
  useEffect(() => {
    if (ready.current) open();
    store.set({ active: null });
    // The camera moves when a new picture opens, never when it grows.
  }, [scene.opening]);

  const goTo = useCallback(
    (id: string) => {
      const box = scene.boxes.get(id);
      if (!box) return;
      store.set({ active: id });
      camera.reveal(box);
      if (live.current) live.current.textContent = cards.get(id)?.spoken ?? '';
    },
    [scene, store, camera, cards],
  );
  const fit = useCallback(() => camera.fit(scene.boxes), [camera, scene]);
  useImperativeHandle(
    handle,
    () => ({
      zoomIn: camera.zoomIn, zoomOut: camera.zoomOut, fit, goTo,
      focus: () => root.current?.focus({ preventScroll: true }),
    }),
    [camera, fit, goTo],
  );

  const selectedNode = explorer.selection?.kind === 'node' ? explorer.selection.id : null;
  useEffect(() => {
    const box = selectedNode === null ? undefined : scene.boxes.get(selectedNode);
    if (!box) return;
    // The inspector takes its room first; only then is it known whether it covers the node.
    const frame = requestAnimationFrame(() => camera.reveal(box));
    return () => cancelAnimationFrame(frame);
    // A later picture keeps the camera where it is.
  }, [selectedNode]);

  const activeId = () => {
    const { active, selected } = store.get();
    return [active, selected].find((id) => id !== null && scene.boxes.has(id)) ?? scene.drawing.focus;
  };
  const move = (direction: Direction) => {
    const next = neighbour(scene.drawing, scene.boxes, activeId(), direction);
    if (next) goTo(next);
  };
  const zooms: Partial<Record<Command['kind'], () => void>> = {
    zoomIn: camera.zoomIn, zoomOut: camera.zoomOut, fit, actualSize: camera.actualSize,
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget) return;
    const command = commandOf(event);
    if (!command) return;
    if (command.kind === 'clear' && !store.get().selected && store.get().matches.size === 0) {
      event.currentTarget.blur();
      return;
    }
    event.preventDefault();
    if (command.kind === 'move') move(command.direction);
    else if (zooms[command.kind]) zooms[command.kind]?.();
    else onCommand(command, activeId());
  };
  const onFocus = () => {
    if (store.get().active === null) store.set({ active: activeId() });
    if (live.current) live.current.textContent = cards.get(activeId())?.spoken ?? '';
  };

  return (
    <div
      ref={root}
      className="hl-canvas"
      data-lod="near"
      data-few={lines.length < fewLines}
      tabIndex={0}
      role="application"
      aria-label={text('lineage.graphOf', { name: cards.get(scene.drawing.focus)?.name ?? '' })}
      aria-description={text('lineage.canvasHelp')}
      onKeyDown={onKeyDown}
      onFocus={(event) => event.target === event.currentTarget && onFocus()}
    >
      <EndMarks />
      <InteractionContext value={store}>
        <CardCommandsContext value={commands}>
          <ReactFlow
            nodes={nodes}
            edges={lines}
            nodeTypes={cardTypes}
            edgeTypes={lineTypes}
            onInit={() => {
              ready.current = true;
              open();
            }}
            onNodeClick={(_, node) => {
              store.set({ active: node.id });
              if (node.type === 'stack') commands.openStack(node.id);
              else actions.select(node.id);
            }}
            onNodeDoubleClick={(_, node) => {
              const facts = (node.data as CardData).facts;
              if (facts) actions.focus(facts);
            }}
            onEdgeClick={(_, edge) => actions.select(edge.id)}
            onPaneClick={() => actions.select(null)}
            onNodeMouseEnter={(_, node) => near.enter(node.id)}
            onNodeMouseLeave={near.leave}
            nodesFocusable={false}
            edgesFocusable={false}
            nodesDraggable={false}
            nodesConnectable={false}
            elementsSelectable={false}
            disableKeyboardA11y
            onlyRenderVisibleElements
            minZoom={0.05}
            maxZoom={2}
            zoomOnDoubleClick={false}
            zoomOnScroll={!embedded}
            preventScrolling={!embedded}
            attributionPosition="bottom-left"
            deleteKeyCode={null}
            selectionKeyCode={null}
            multiSelectionKeyCode={null}
            panActivationKeyCode={null}
          >
            <Background gap={24} size={1.25} color="var(--hy-divider)" />
            <LodWatcher root={root} />
            {!embedded && scene.drawing.nodes.size > minimapFrom && <MiniMap scene={scene} root={root} />}
          </ReactFlow>
        </CardCommandsContext>
      </InteractionContext>
      <span ref={live} className="hy-visually-hidden" aria-live="polite" />
    </div>
  );
}

/** The graph: one tab stop with a roving focus; cards and lines only show what the scene says. */
export function Canvas(props: Props) {
  return (
    <ReactFlowProvider>
      <Flow {...props} />
    </ReactFlowProvider>
  );
}
