import { roleHint, roleWord, type RoleName } from '../../session/roles';

interface Props {
  id: string;
  label: string;
  roles: readonly RoleName[];
  role: RoleName;
  onChange: (role: RoleName) => void;
}

/** Each role with what it may do, so that nobody has to look it up. */
export function RoleField({ id, label, roles, role, onChange }: Props) {
  return (
    <fieldset className="hy-stack-tight">
      <legend className="hy-label">{label}</legend>
      {roles.map((one) => (
        <label key={one} className="hy-role">
          <input type="radio" name={id} checked={one === role} onChange={() => onChange(one)} />
          <span><span className="hy-role-name">{roleWord(one)}</span><span className="hy-hint">{roleHint(one)}</span></span>
        </label>
      ))}
    </fieldset>
  );
}
