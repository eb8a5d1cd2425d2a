import { Handle, Position, type NodeProps } from '@xyflow/react';
import { ArrowUpRight, Crosshair, Layers, Shuffle } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { Glyph } from '../../shared/glyphs/Glyph';
import { glyphOf } from '../../shared/glyphs/kind';
import { StatusShape } from '../../shared/status/StatusShape';
import { pipelineFace } from '../../shared/status/status';
import { text } from '../../shared/text/text';
import { elideMiddle } from '../elide';
import { sizes } from '../layoutInput';
import { familyOf, placeOf } from '../names';
import { nodeTone, useInteraction } from '../state/interaction';
import { isDynamic, isExternal, type CardData } from './cardData';
import { useCardCommands } from './commands';
import { Pills } from './Pills';
import { nameWidth } from './textWidth';

interface CardProps {
  id: string;
  data: CardData;
}

/** A card draws again only when its data does; its place is React Flow's business. */
const sameCard = (a: NodeProps, b: NodeProps) => a.id === b.id && a.data === b.data;
const asCard = (Card: (props: CardProps) => ReactNode) =>
  memo(function FlowCard({ id, data }: NodeProps) {
    return <Card id={id} data={data as CardData} />;
  }, sameCard);

/** What stands beside the name: paddings, glyph and gaps; the focus mark and the status shape take more. */
const besideName = 50;
const focusMark = 14;
const statusShape = 12;
const gap = 8;

function roomForName(data: CardData, width: number): number {
  const { facts, isFocus } = data;
  const state = facts?.state || facts?.deleted ? statusShape + gap : 0;
  return width - besideName - state - (isFocus ? focusMark + gap : 0);
}

/** Elided in the middle for the full card; the whole name for the level of detail that has room for nothing else. */
function Name({ data, width }: { data: CardData; width: number }) {
  return (
    <>
      <span className="hl-name" title={data.name}>{elideMiddle(data.name, roomForName(data, width), nameWidth)}</span>
      <span className="hl-name-whole">{data.name}</span>
    </>
  );
}

function Ends() {
  return (
    <>
      <Handle type="target" position={Position.Left} isConnectable={false} />
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </>
  );
}

function State({ data }: { data: CardData }) {
  const { facts } = data;
  if (!facts || (!facts.state && !facts.deleted)) return null;
  const face = pipelineFace(facts.state, facts.deleted);
  return <span className="hl-state" title={text(face.word)}><StatusShape kind={face.kind} label={text(face.word)} /></span>;
}

function Badges({ data }: { data: CardData }) {
  const { facts } = data;
  if (!isDynamic(facts) && !isExternal(facts)) return null;
  return (
    <span className="hl-badges">
      {isDynamic(facts) && <span title={text('lineage.node.dynamic')}><Shuffle size={14} aria-hidden="true" /></span>}
      {isExternal(facts) && <span title={text('lineage.node.external')}><ArrowUpRight size={14} aria-hidden="true" /></span>}
    </span>
  );
}

const FocusMark = () => (
  <span className="hl-focus-mark" title={text('lineage.node.focus')}><Crosshair size={14} aria-hidden="true" /></span>
);

function classesOf(data: CardData, shape: string, tone: string): string {
  const { facts, isFocus } = data;
  return [
    'hl-card', `hl-${shape}`, facts && `hl-family-${familyOf(facts)}`, isFocus && 'is-focus',
    isExternal(facts) && 'is-external', facts?.deleted && 'is-deleted', tone,
  ].filter(Boolean).join(' ');
}

function Asset({ id, data }: CardProps) {
  const tone = useInteraction((now) => nodeTone(now, id));
  const { facts } = data;
  if (!facts) return null;
  return (
    <div className={classesOf(data, 'asset', tone)} role="group" aria-label={data.spoken}>
      <Ends />
      <span className="hl-line-1">
        <Glyph kind={glyphOf(facts.type, facts.serviceType)} />
        <Name data={data} width={sizes.asset.width} />
        {data.isFocus && <FocusMark />}
        <State data={data} />
      </span>
      <span className="hl-line-2">
        <span className="hl-place" title={placeOf(facts, null)}>{placeOf(facts, data.homeAccount)}</span>
        <Badges data={data} />
      </span>
      <Pills data={data} />
    </div>
  );
}

function Pipeline({ id, data }: CardProps) {
  const tone = useInteraction((now) => nodeTone(now, id));
  return (
    <div className={classesOf(data, 'pipeline', tone)} role="group" aria-label={data.spoken}>
      <Ends />
      <Glyph kind="pipeline" />
      <Name data={data} width={sizes.pipeline.width} />
      {data.isFocus && <FocusMark />}
      <State data={data} />
      <Pills data={data} />
    </div>
  );
}

function Stack({ id, data }: CardProps) {
  const tone = useInteraction((now) => nodeTone(now, id));
  const commands = useCardCommands();
  return (
    <div className={classesOf(data, 'stack', tone)}>
      <Ends />
      <button
        type="button"
        tabIndex={-1}
        className="hl-stack-button nodrag nopan"
        aria-label={data.spoken}
        onClick={(event) => {
          event.stopPropagation();
          commands.openStack(id);
        }}
      >
        <Layers size={14} aria-hidden="true" />
        <span className="hl-name">+{data.name}</span>
        <span aria-hidden="true" className="hl-arrow">▸</span>
      </button>
    </div>
  );
}

export const cardTypes = { asset: asCard(Asset), pipeline: asCard(Pipeline), stack: asCard(Stack) };
