import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { Link } from 'react-router';

interface Look {
  look?: 'primary' | 'danger' | 'quiet';
  small?: boolean;
  /** Square, for an icon alone; then `aria-label` is needed. */
  icon?: boolean;
}

type Props = Look & ButtonHTMLAttributes<HTMLButtonElement> & { ref?: Ref<HTMLButtonElement> };

const classes = ({ look, small, icon }: Look, own?: string) =>
  ['hy-button', look && `hy-button-${look}`, small && 'hy-button-small', icon && 'hy-button-icon', own]
    .filter(Boolean)
    .join(' ');

export function Button({ look, small, icon, className, type = 'button', ...rest }: Props) {
  return <button type={type} className={classes({ look, small, icon }, className)} {...rest} />;
}

export function ButtonLink({ to, look, small, icon, children, ...rest }: Look & { to: string; children: ReactNode; 'aria-label'?: string; onMouseEnter?: () => void }) {
  return <Link to={to} className={classes({ look, small, icon })} {...rest}>{children}</Link>;
}
