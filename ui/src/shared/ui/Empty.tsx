import type { ReactNode } from 'react';

interface Props {
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}

/** Nothing to show: why, and the next step. */
export function Empty({ title, children, actions }: Props) {
  return (
    <div className="hy-empty">
      <h3>{title}</h3>
      {children && <p className="hy-muted">{children}</p>}
      {actions && <div className="hy-row-wrap">{actions}</div>}
    </div>
  );
}
