import { Link } from 'react-router';
import { useNeighbours } from '../api/hooks/useNeighbours';
import type { Asset, Column, LineageGraph } from '../api/types';
import { Glyph } from '../shared/glyphs/Glyph';
import { glyphOf } from '../shared/glyphs/kind';
import { entityLink } from '../shared/links';
import { DataTable } from '../shared/table/DataTable';
import type { Column as TableColumn } from '../shared/table/model';
import { text } from '../shared/text/text';
import { Note } from '../shared/ui/Note';
import { Panel } from '../shared/ui/Panel';
import { Skeleton } from '../shared/ui/Skeleton';
import { FactList } from './FactList';
import type { Fact } from './facts';
import { assetName, assetPlace } from './naming';
import { sidesOf, type Side } from './sides';
import { TagList } from './TagList';

interface Props {
  type: string;
  asset: Asset;
  external: boolean;
}

/** What the asset is and what stands directly beside it. */
export function AssetOverview({ type, asset, external }: Props) {
  const { data, isError } = useNeighbours(type, asset.fullyQualifiedName);
  return (
    <div className="hy-stack">
      {external && <Note kind="waiting" title={text('asset.externalHint')} />}
      {!isError && (
        <div className="hy-columns">
          <Neighbours graph={data} side="sources" />
          <Neighbours graph={data} side="targets" />
        </div>
      )}
      <Panel title={text('pipeline.about')}>
        <div className="hy-stack">
          {asset.description && <p className="hy-prose">{asset.description}</p>}
          <FactList facts={factsOf(asset)} />
          {asset.tags && asset.tags.length > 0 && <TagList tags={asset.tags} />}
        </div>
      </Panel>
      {asset.columns && asset.columns.length > 0 && <Columns columns={asset.columns} />}
    </div>
  );
}

function factsOf(asset: Asset): Fact[] {
  const facts: [string, string | number | undefined][] = [
    [text('asset.fqn'), asset.fullyQualifiedName],
    [text('asset.system'), asset.serviceType],
    [text('asset.path'), asset.fullPath],
    [text('asset.endpoint'), asset.endpointURL],
    [text('asset.tableType'), asset.tableType],
    [text('asset.partitions'), asset.partitions && asset.partitions > 1 ? asset.partitions : undefined],
  ];
  return facts.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [{ label, value: String(value) }]));
}

function Neighbours({ graph, side }: { graph?: LineageGraph; side: 'sources' | 'targets' }) {
  const found = graph ? sidesOf(graph)[side] : undefined;
  return (
    <Panel title={text(`asset.${side}`, { n: found?.length ?? 0 })} flush>
      {!found && <div className="hy-panel-body"><Skeleton rows={2} /></div>}
      {found?.length === 0 && <p className="hy-panel-body hy-muted">{text(`asset.no.${side}`)}</p>}
      {found && found.length > 0 && (
        <ul className="hy-list">
          {found.map((one) => <Neighbour key={one.node.id} side={one} through={throughOf(graph, one)} />)}
        </ul>
      )}
    </Panel>
  );
}

/** The pipeline on the edge between the focus and a neighbour. */
function throughOf(graph: LineageGraph | undefined, side: Side) {
  const edge = graph?.edges.find(
    ({ from, to }) => (from === graph.focus && to === side.node.id) || (to === graph.focus && from === side.node.id),
  );
  return edge?.pipeline;
}

function Neighbour({ side, through }: { side: Side; through?: { name: string; fullyQualifiedName: string } }) {
  const { node, role } = side;
  return (
    <li className="hy-list-item">
      <Glyph kind={glyphOf(node.type, node.serviceType)} external={node.external} />
      <div className="hy-grow">
        <Link className="hy-ellipsis" to={entityLink(node.type, node.fullyQualifiedName)} title={assetName(node)}>{assetName(node)}</Link>
        <span className="hy-hint hy-ellipsis" title={[text(`role.${role}`), assetPlace(node), through?.name].filter(Boolean).join(' · ')}>
          {text(`role.${role}`)} · {assetPlace(node)}
          {through && <> · <Link to={entityLink('pipeline', through.fullyQualifiedName)}>{through.name}</Link></>}
        </span>
      </div>
    </li>
  );
}

const columnTable: TableColumn<Column>[] = [
  { key: 'name', header: 'columns.name', width: 1.2, cell: (column) => <span className="hy-mono">{column.name}</span> },
  { key: 'type', header: 'columns.type', width: 1, cell: (column) => <code>{column.dataTypeDisplay ?? column.dataType}</code> },
  { key: 'description', header: 'columns.description', width: 2, priority: 2, empty: (column) => !column.description, cell: (column) => column.description },
];

function Columns({ columns }: { columns: Column[] }) {
  return (
    <section className="hy-stack-tight">
      <h2>{text('columns.title', { n: columns.length })}</h2>
      <DataTable caption="columns.caption" columns={columnTable} rows={columns} rowKey={(column) => column.name} />
    </section>
  );
}
