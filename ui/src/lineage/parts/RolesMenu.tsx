import { Button } from '../../shared/ui/Button';
import { text } from '../../shared/text/text';
import { allRoles, defaultRoles, sameRoles } from '../roles';
import type { Role } from '../types';
import { RoleSample } from './RoleSample';

export interface RolesProps {
  roles: readonly Role[];
  onChange: (roles: readonly Role[]) => void;
}

/** At least one role stays on: a graph without roles has no lines. */
export function toggled(roles: readonly Role[], role: Role): readonly Role[] {
  const next = roles.includes(role) ? roles.filter((other) => other !== role) : [...roles, role];
  return next.length > 0 ? next : roles;
}

const order: Role[] = ['delivery', 'producer', 'change_capture', 'staging', 'backup', 'error_sink', 'described_by'];

export function RolesMenu({ roles, onChange }: RolesProps) {
  return (
    <fieldset className="hl-roles">
      <legend className="hy-hint">{text('lineage.rolesTitle')}</legend>
      {order.map((role) => (
        <label key={role} className="hl-roles-item">
          <input type="checkbox" checked={roles.includes(role)} onChange={() => onChange(toggled(roles, role))} />
          <RoleSample role={role} />
          <span>
            <span className="hl-roles-name">{text(`lineage.role.${role}`)}</span>
            <span className="hy-hint">{text(`lineage.roleHelp.${role}`)}</span>
          </span>
        </label>
      ))}
      {!sameRoles(roles, defaultRoles) && (
        <Button small look="quiet" onClick={() => onChange(defaultRoles)}>{text('lineage.rolesDefault')}</Button>
      )}
    </fieldset>
  );
}

export const rolesLabel = (roles: readonly Role[]) => text('lineage.roles', { on: roles.length, all: allRoles.length });
