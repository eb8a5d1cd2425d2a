import { markRoom, MarkShape } from '../canvas/EndMarks';
import { roleStyle } from '../roles';
import type { Role } from '../types';

/** A short piece of the line itself, with its end mark. */
export function RoleSample({ role, width = 36 }: { role: Role; width?: number }) {
  const style = roleStyle(role);
  const end = width - markRoom[style.endMark] - 1;
  return (
    <svg className="hl-sample" width={width} height="12" viewBox={`0 0 ${width} 12`} aria-hidden="true">
      <path d={`M2 6H${end}`} fill="none" stroke={style.colour} strokeWidth={style.width} strokeDasharray={style.dash ?? undefined} />
      {style.endMark === 'triangle-dot' && <circle cx="3" cy="6" r="3" fill={style.colour} />}
      <g transform={`translate(${end} 0)`}><MarkShape mark={style.endMark} colour={style.colour} /></g>
    </svg>
  );
}

/** A role's chip as on the lines, with the word beside it. */
export function RoleWord({ role, children }: { role: Role; children: string }) {
  return (
    <span className="hl-role-word">
      <RoleSample role={role} width={28} />
      {children}
    </span>
  );
}
