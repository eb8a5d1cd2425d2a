import { text } from '../../shared/text/text';
import type { Drawing } from '../drawing';
import { defaultRoles, sortRoles } from '../roles';
import type { Role } from '../types';
import { RoleSample } from './RoleSample';
import { toggled, type RolesProps } from './RolesMenu';

/** Roles on screen, those that are on, and the usual ones; each entry is the switch of its role. */
export function legendRoles(drawing: Drawing, chosen: readonly Role[]): Role[] {
  const present = [...drawing.edges.values()].flatMap((line) => line.roles);
  return sortRoles([...present, ...chosen, ...defaultRoles]);
}

export function Legend({ drawing, roles, onChange }: RolesProps & { drawing: Drawing }) {
  return (
    <div className="hl-legend" role="group" aria-label={text('lineage.legend')}>
      {legendRoles(drawing, roles).map((role) => (
        <button
          key={role}
          type="button"
          className="hl-legend-item"
          aria-pressed={roles.includes(role)}
          title={text(`lineage.roleHelp.${role}`)}
          onClick={() => onChange(toggled(roles, role))}
        >
          <RoleSample role={role} width={30} />
          {text(`lineage.role.${role}`)}
        </button>
      ))}
    </div>
  );
}
