import { useCallback, useMemo, type RefObject } from 'react';
import { text } from '../shared/text/text';
import { Button } from '../shared/ui/Button';
import { ErrorNote } from '../shared/ui/ErrorNote';
import { Note } from '../shared/ui/Note';
import { Canvas, type CanvasHandle } from './canvas/Canvas';
import type { CardCommands } from './canvas/commands';
import type { Command } from './keyboard';
import { nameOf } from './names';
import { FloatingPanel } from './parts/FloatingPanel';
import { Legend } from './parts/Legend';
import { ListView } from './parts/ListView';
import { OpenMenu } from './parts/OpenMenu';
import { StackList } from './parts/StackList';
import { ZoomButtons } from './parts/Toolbar';
import { allRoles, sameRoles } from './roles';
import { factsOf, type Explorer } from './state/useExplorer';
import type { Scene } from './state/useScene';
import type { Role } from './types';
import type { ViewKind } from './url';

/** What floats over the graph: the menu of a node or the list of a stack. */
export type Floating = { kind: 'menu' | 'stack'; id: string } | null;

function Notices({ explorer }: { explorer: Explorer }) {
  const { answers, layoutError, notice, clearNotice, scene } = explorer;
  return (
    <div className="hl-notices">
      {scene && <Alone explorer={explorer} scene={scene} />}
      {scene?.graph.truncated && <Note kind="partial" title={text('lineage.truncated')} />}
      {answers.branchError && (
        <ErrorNote error={answers.branchError} what={text('lineage.error.open')} retry={answers.retryBranches} />
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

interface Props {
  explorer: Explorer;
  scene: Scene;
  embedded: boolean;
  view: ViewKind;
  camera: RefObject<CanvasHandle | null>;
  stage: RefObject<HTMLDivElement | null>;
  onCommand: (command: Command, active: string) => void;
  floating: Floating;
  onFloat: (next: Floating) => void;
}

/** A focus with nothing around it: why, and what could show more. */
function Alone({ explorer, scene }: Pick<Props, 'explorer' | 'scene'>) {
  const { state, change } = explorer.control;
  const facts = factsOf(scene.graph, scene.drawing.focus);
  if (scene.drawing.nodes.size > 1 || !facts) return null;
  const name = nameOf(facts);
  if (sameRoles(state.roles, allRoles)) return <Note kind="waiting" title={text('lineage.aloneAll', { name })} />;
  return (
    <Note
      kind="waiting"
      title={text('lineage.alone', { name })}
      actions={<Button small onClick={() => change((now) => ({ ...now, roles: allRoles }))}>{text('lineage.allRoles')}</Button>}
    />
  );
}

/** Graph or list, with what stands around it. */
export function Stage({ explorer, scene, embedded, view, camera, onCommand, onFloat, floating, stage }: Props) {
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
          <div className="hl-picture">
            <Canvas explorer={explorer} scene={scene} commands={commands} onCommand={onCommand} embedded={embedded} handle={camera} />
            <ZoomButtons
              zoomIn={() => camera.current?.zoomIn()}
              zoomOut={() => camera.current?.zoomOut()}
              fit={() => camera.current?.fit()}
            />
          </div>
          <div className="hl-foot">
            <Legend drawing={scene.drawing} roles={control.state.roles} onChange={setRoles} />
            <Tally explorer={explorer} />
          </div>
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
