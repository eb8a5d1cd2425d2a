import { text, type TextKey } from '../../shared/text/text';
import type { DrawnEdge } from '../drawing';
import type { LineageEdge, LineageGraph } from '../graph';
import { Detail } from './Detail';
import { RoleWord } from './RoleSample';

interface Props {
  graph: LineageGraph;
  line: DrawnEdge;
  nameOfId: (id: string) => string;
}

const sources: Record<string, TextKey> = {
  PipelineLineage: 'lineage.source.PipelineLineage',
  ExternalTableLineage: 'lineage.source.ExternalTableLineage',
  Manual: 'lineage.source.Manual',
};

function EdgeFacts({ edge, nameOfId }: { edge: LineageEdge; nameOfId: (id: string) => string }) {
  return (
    <li className="hl-edge">
      <strong className="hl-edge-title">{text('lineage.line', { from: nameOfId(edge.from), to: nameOfId(edge.to) })}</strong>
      <span className="hl-edge-roles">
        {edge.roles.map((role) => <RoleWord key={role} role={role}>{text(`lineage.role.${role}`)}</RoleWord>)}
      </span>
      {edge.detail && <Detail detail={edge.detail} known={edge.pipeline ? [nameOfId(edge.pipeline)] : []} />}
      <dl className="hy-facts hl-facts">
        {edge.pipeline && <><dt>{text('lineage.fact.pipeline')}</dt><dd>{nameOfId(edge.pipeline)}</dd></>}
        <dt>{text('lineage.fact.source')}</dt>
        <dd>{text(sources[edge.source] ?? 'lineage.source.other')}</dd>
      </dl>
      {edge.columns.length > 0 && (
        <details>
          <summary>{text('lineage.columns', { n: edge.columns.length })}</summary>
          <ul className="hl-columns">
            {edge.columns.map((pair) => (
              <li key={`${pair.from.join()}>${pair.to}`}><code>{pair.from.join(', ')}</code> → <code>{pair.to}</code></li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

/** The catalog's edges that run through one drawn line. */
export function LineDetails({ graph, line, nameOfId }: Props) {
  const edges = line.keys.flatMap((key) => graph.edges.get(key) ?? []);
  return (
    <ul className="hl-edges">
      {edges.map((edge) => <EdgeFacts key={edge.key} edge={edge} nameOfId={nameOfId} />)}
    </ul>
  );
}
