import { X } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { Glyph } from '../../shared/glyphs/Glyph';
import { glyphOf, kindWord } from '../../shared/glyphs/kind';
import { entityLink } from '../../shared/links';
import { Status } from '../../shared/status/Status';
import { pipelineFace } from '../../shared/status/status';
import { text } from '../../shared/text/text';
import { Button, ButtonLink } from '../../shared/ui/Button';
import { Copyable } from '../../shared/ui/Copyable';
import { isDynamic, isExternal } from '../canvas/cardData';
import { holderOf, nameOf, systemOf } from '../names';
import { factsOf, type Explorer, type Facts } from '../state/useExplorer';
import type { Scene } from '../state/useScene';
import { NodeEdges } from './NodeEdges';
import { LineDetails } from './LineDetails';

interface Props {
  explorer: Explorer;
  scene: Scene;
  goTo: (id: string) => void;
  onClose: () => void;
}

function FactRow({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function NodeFacts({ facts }: { facts: Facts }) {
  const expression = isDynamic(facts) && 'expression' in facts ? facts.expression : null;
  const holder = holderOf(facts);
  return (
    <dl className="hy-facts hl-facts">
      <FactRow name={text('lineage.fact.system')}>{systemOf(facts)}</FactRow>
      {holder && <FactRow name={text('lineage.fact.holder')}>{holder}</FactRow>}
      {facts.region && <FactRow name={text('lineage.fact.region')}>{facts.region}</FactRow>}
      {facts.account && <FactRow name={text('lineage.fact.account')}>{facts.account}</FactRow>}
      {facts.service && (
        <FactRow name={text('lineage.fact.service')}>
          {facts.type === 'pipeline'
            ? <a href={entityLink('pipelineService', facts.service.fullyQualifiedName)}>{facts.service.name}</a>
            : <span className="hy-mono">{facts.service.name}</span>}
        </FactRow>
      )}
      {expression && <FactRow name={text('lineage.fact.expression')}><code>{expression}</code></FactRow>}
      <FactRow name={text('lineage.fact.fqn')}><Copyable value={facts.fullyQualifiedName} most={40} /></FactRow>
    </dl>
  );
}

function NodeInspector({ explorer, scene, goTo, facts }: Omit<Props, 'onClose'> & { facts: Facts }) {
  const isFocus = facts.id === scene.drawing.focus;
  return (
    <>
      {(facts.state || facts.deleted) && <Status face={pipelineFace(facts.state, facts.deleted)} chip />}
      {isExternal(facts) && <p className="hl-remark">{text('lineage.node.external')}</p>}
      {isDynamic(facts) && <p className="hl-remark">{text('lineage.node.dynamic')}</p>}
      <div className="hy-row-wrap">
        <ButtonLink to={entityLink(facts.type, facts.fullyQualifiedName)} small>{text('lineage.openPage')}</ButtonLink>
        {!isFocus && <Button small onClick={() => explorer.actions.focus(facts)}>{text('lineage.focusHere')}</Button>}
      </div>
      <NodeFacts facts={facts} />
      <NodeEdges explorer={explorer} scene={scene} goTo={goTo} id={facts.id} side="up" />
      <NodeEdges explorer={explorer} scene={scene} goTo={goTo} id={facts.id} side="down" />
    </>
  );
}

/** What is known about the selected node or line, and the ways on from it. */
export function Inspector({ explorer, scene, goTo, onClose }: Props) {
  const { selection } = explorer;
  const title = useId();
  const body = useRef<HTMLDivElement>(null);
  const id = selection?.id;
  useEffect(() => {
    if (body.current) body.current.scrollTop = 0;
  }, [id]);
  if (!selection) return null;
  const facts = selection.kind === 'node' ? factsOf(scene.graph, selection.id) : undefined;
  const kind = facts ? text(kindWord(facts.type, facts.serviceType)) : text('lineage.lineKind');
  const line = scene.drawing.edges.get(selection.id);
  const nameOfId = (node: string) => {
    const known = factsOf(scene.graph, node);
    return known ? nameOf(known) : text('lineage.stack', { n: scene.drawing.nodes.get(node)?.stack?.members.length ?? 0 });
  };
  const heading = facts ? nameOf(facts) : line ? text('lineage.line', { from: nameOfId(line.from), to: nameOfId(line.to) }) : '';
  return (
    <aside className="hl-inspector" aria-labelledby={title} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <header className="hl-inspector-head">
        {facts && <Glyph kind={glyphOf(facts.type, facts.serviceType)} size={20} external={isExternal(facts)} />}
        <div className="hy-grow">
          <h2 id={title}>{heading}</h2>
          <p className="hy-hint">{kind}</p>
        </div>
        <Button look="quiet" icon small aria-label={text('lineage.close')} onClick={onClose}><X size={16} /></Button>
      </header>
      <div className="hl-inspector-body" ref={body}>
        {facts && <NodeInspector explorer={explorer} scene={scene} goTo={goTo} facts={facts} />}
        {line && <LineDetails graph={scene.graph} line={line} nameOfId={nameOfId} />}
      </div>
    </aside>
  );
}
