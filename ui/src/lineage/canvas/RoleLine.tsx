import type { EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { text } from '../../shared/text/text';
import type { DrawnEdge } from '../drawing';
import { roleStyle } from '../roles';
import { lineTone, useInteraction } from '../state/interaction';
import type { Role } from '../types';
import { curve, middleOf } from './curve';
import { endMarkId, markRoom, startMarkId } from './EndMarks';

export interface LineData extends Record<string, unknown> {
  line: DrawnEdge;
}

const chipSize = 16;
const chipStep = 18;

function Chips({ roles, x, y }: { roles: Role[]; x: number; y: number }) {
  const chips = roles.flatMap((role) => (roleStyle(role).chip ? [roleStyle(role)] : []));
  if (chips.length === 0) return null;
  const left = x - (chips.length * chipStep - 2) / 2;
  return (
    <g className="hl-chips">
      {chips.map(({ role, chip, colour }, index) => (
        <g key={role} transform={`translate(${left + index * chipStep} ${y - chipSize / 2})`} style={{ color: colour }}>
          <title>{text(`lineage.role.${role}`)}</title>
          <rect width={chipSize} height={chipSize} rx="4" />
          <text x={chipSize / 2} y="12">{chip}</text>
        </g>
      ))}
    </g>
  );
}

/** One line for all roles between two nodes, drawn in the strongest; chips say the others. */
function Line({ id, data, sourceX, sourceY, targetX, targetY }: EdgeProps) {
  const { line } = data as LineData;
  const tone = useInteraction((now) => lineTone(now, id));
  const strongest = line.roles[0] ?? 'delivery';
  const style = roleStyle(strongest);
  const room = markRoom[style.endMark];
  const from = { x: sourceX, y: sourceY };
  const to = { x: targetX - 1, y: targetY };
  const path = curve(from, to, room);
  const middle = middleOf(from, to, room);
  return (
    <g className={`hl-line ${tone}`} data-role={strongest}>
      <path className="hl-line-hit" d={path} />
      <path
        className="hl-line-path"
        d={path}
        markerEnd={`url(#${endMarkId(strongest)})`}
        markerStart={style.endMark === 'triangle-dot' ? `url(#${startMarkId})` : undefined}
      />
      {line.chips && <Chips roles={line.roles} x={middle.x} y={middle.y} />}
    </g>
  );
}

const sameLine = (a: EdgeProps, b: EdgeProps) =>
  a.id === b.id && a.data === b.data && a.sourceX === b.sourceX && a.sourceY === b.sourceY &&
  a.targetX === b.targetX && a.targetY === b.targetY;

export const lineTypes = { role: memo(Line, sameLine) };
