import { Glyph } from '../../shared/glyphs/Glyph';
import { glyphOf } from '../../shared/glyphs/kind';
import { text } from '../../shared/text/text';
import { Button } from '../../shared/ui/Button';
import type { LineageEdge, LineageGraph } from '../graph';
import { nameOf } from '../names';
import { factsOf, type Explorer } from '../state/useExplorer';
import type { Scene } from '../state/useScene';
import type { Side } from '../types';
import { Detail } from './Detail';
import { RoleWord } from './RoleSample';

interface Props {
  explorer: Explorer;
  scene: Scene;
  goTo: (id: string) => void;
  id: string;
  side: Side;
}

/** The catalog's edges on one side of a node; for a pipeline also those that it lies on. */
export function edgesAt(graph: LineageGraph, id: string, side: Side): LineageEdge[] {
  return [...graph.edges.values()].filter((edge) =>
    side === 'up' ? edge.to === id || edge.pipeline === id : edge.from === id || edge.pipeline === id,
  );
}

/** One entry for each neighbour: a pipeline with three targets names its source once. */
function byNeighbour(edges: LineageEdge[], side: Side): Map<string, LineageEdge[]> {
  const groups = new Map<string, LineageEdge[]>();
  for (const edge of edges) {
    const other = side === 'up' ? edge.from : edge.to;
    groups.set(other, [...(groups.get(other) ?? []), edge]);
  }
  return groups;
}

function Neighbour({ id, edges, props }: { id: string; edges: LineageEdge[]; props: Props }) {
  const { scene, explorer, goTo } = props;
  const { graph } = scene;
  const facts = factsOf(graph, id);
  if (!facts) return null;
  const roles = [...new Set(edges.flatMap((edge) => edge.roles))];
  const through = [...new Set(edges.map((edge) => edge.pipeline).filter((key): key is string => key !== null && key !== props.id))];
  const details = [...new Set(edges.map((edge) => edge.detail).filter(Boolean))];
  const names = [props.id, ...through].flatMap((key) => factsOf(graph, key)?.name ?? []);
  const drawn = scene.boxes.has(id);
  const go = () => {
    explorer.actions.select(id);
    goTo(id);
  };
  return (
    <li className="hl-edge">
      <span className="hl-edge-name">
        <Glyph kind={glyphOf(facts.type, facts.serviceType)} />
        {drawn ? <button type="button" className="hy-link-button" onClick={go}>{nameOf(facts)}</button> : <span>{nameOf(facts)}</span>}
      </span>
      <span className="hl-edge-roles">
        {roles.map((role) => <RoleWord key={role} role={role}>{text(`lineage.role.${role}`)}</RoleWord>)}
      </span>
      {through.map((key) => {
        const pipeline = factsOf(graph, key);
        return pipeline && <span key={key} className="hy-hint">{text('lineage.via', { name: nameOf(pipeline) })}</span>;
      })}
      {props.side === 'down' && details.map((detail) => <Detail key={detail} detail={detail} known={names} />)}
    </li>
  );
}

/** Sources or targets of the selected node, each with its role and what the description says about it. */
export function NodeEdges(props: Props) {
  const { scene, explorer, id, side } = props;
  const groups = byNeighbour(edgesAt(scene.graph, id, side), side);
  const drawn = scene.drawing.nodes.get(id);
  const hidden = (side === 'up' ? drawn?.hiddenUp : drawn?.hiddenDown) ?? 0;
  const nothing = groups.size === 0 && hidden === 0;
  return (
    <section className="hl-edges">
      <div className="hl-edges-head">
        <h3>{text(side === 'up' ? 'lineage.edgesUp' : 'lineage.edgesDown', { n: groups.size })}</h3>
        {hidden > 0 && (
          <Button small look="quiet" onClick={() => explorer.actions.expand(id, side, 1)}>
            + {text('lineage.notOpened', { n: hidden })}
          </Button>
        )}
      </div>
      {nothing && <p className="hy-hint">{text(side === 'up' ? 'lineage.noUpstream' : 'lineage.noDownstream')}</p>}
      <ul>
        {[...groups].map(([other, edges]) => <Neighbour key={other} id={other} edges={edges} props={props} />)}
      </ul>
    </section>
  );
}
