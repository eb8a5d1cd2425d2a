import { List, Maximize2, MoreHorizontal, Workflow } from 'lucide-react';
import { useState, type ReactNode, type Ref } from 'react';
import { lineageLink } from '../../shared/links';
import { text } from '../../shared/text/text';
import { Button, ButtonLink } from '../../shared/ui/Button';
import { Popover } from '../../shared/ui/Popover';
import { Tip } from '../../shared/ui/Tip';
import { drawingAsMermaid, edgesAsCsv } from '../exportText';
import type { Explorer } from '../state/useExplorer';
import type { Scene } from '../state/useScene';
import type { ViewKind } from '../url';
import { DepthControl } from './DepthControl';
import { RolesMenu, rolesLabel } from './RolesMenu';

interface Props {
  explorer: Explorer;
  scene: Scene | null;
  view: ViewKind;
  embedded: boolean;
  /** What stands at the start: the name in focus on the explorer's own page. */
  title: ReactNode;
  find: ReactNode;
  onView: (view: ViewKind) => void;
  onKeys: () => void;
  rolesRef: Ref<HTMLSpanElement>;
}

function ViewSwitch({ view, onView }: Pick<Props, 'view' | 'onView'>) {
  return (
    <div className="hl-segments hl-view-switch" role="group" aria-label={text('lineage.view')}>
      <button type="button" aria-pressed={view === 'graph'} onClick={() => onView('graph')}>
        <Workflow size={16} aria-hidden="true" />{text('lineage.view.graph')}
      </button>
      <button type="button" aria-pressed={view === 'list'} onClick={() => onView('list')}>
        <List size={16} aria-hidden="true" />{text('lineage.view.list')}
      </button>
    </div>
  );
}

function MoreMenu({ explorer, scene, onKeys, view }: Props) {
  const [said, setSaid] = useState<'lineage.copied' | 'lineage.copyFailed' | null>(null);
  const copy = (value: string) =>
    navigator.clipboard.writeText(value).then(() => setSaid('lineage.copied'), () => setSaid('lineage.copyFailed'));
  const item = (label: string, act: () => void) => (
    <button key={label} type="button" className="hy-menu-item" onClick={act}>{label}</button>
  );
  return (
    <Popover label={<MoreHorizontal size={16} />} ariaLabel={text('lineage.more')} icon end look="quiet">
      {(close) => (
        <>
          {scene && view === 'graph' && item(text('lineage.tidy'), () => { explorer.tidy(); close(); })}
          {item(text('lineage.copyLink'), () => void copy(window.location.href))}
          {scene && item(text('lineage.copyCsv'), () => void copy(edgesAsCsv(scene.graph)))}
          {scene && item(text('lineage.copyMermaid'), () => void copy(drawingAsMermaid(scene.graph, scene.drawing)))}
          {view === 'graph' && item(text('lineage.keys'), () => { close(); onKeys(); })}
          <p className="hy-hint hl-said" role="status">{said && text(said)}</p>
        </>
      )}
    </Popover>
  );
}

/** Focus, depth on both sides, roles, find, view: every control writes the state that the address shows. */
export function Toolbar(props: Props) {
  const { explorer, embedded, title, find, view, onView, rolesRef } = props;
  const { state, change } = explorer.control;
  return (
    <div className="hl-toolbar">
      {title}
      <div className="hl-controls">
        <DepthControl side="up" value={state.up} onChange={(up) => change((now) => ({ ...now, up }))} />
        <DepthControl side="down" value={state.down} onChange={(down) => change((now) => ({ ...now, down }))} />
        <span ref={rolesRef}>
          <Popover label={rolesLabel(state.roles)}>
            {() => <RolesMenu roles={state.roles} onChange={(roles) => change((now) => ({ ...now, roles }))} />}
          </Popover>
        </span>
        {find}
        <ViewSwitch view={view} onView={onView} />
        {embedded && state.focus && (
          <Tip content={text('lineage.openExplorer')}>
            <ButtonLink to={lineageLink(state.focus.type, state.focus.fullyQualifiedName)} look="quiet" icon aria-label={text('lineage.openExplorer')}>
              <Maximize2 size={16} aria-hidden="true" />
            </ButtonLink>
          </Tip>
        )}
        <MoreMenu {...props} />
      </div>
    </div>
  );
}

export function ZoomButtons({ zoomIn, zoomOut, fit }: { zoomIn: () => void; zoomOut: () => void; fit: () => void }) {
  return (
    <div className="hl-zoom" role="group" aria-label={text('lineage.zoom')}>
      <Button look="quiet" icon aria-label={text('lineage.zoomIn')} onClick={zoomIn}>+</Button>
      <Button look="quiet" icon aria-label={text('lineage.zoomOut')} onClick={zoomOut}>−</Button>
      <Button look="quiet" icon aria-label={text('lineage.fit')} onClick={fit}>⤢</Button>
    </div>
  );
}
