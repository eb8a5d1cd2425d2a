import { useId, type ReactNode } from 'react';

interface Props {
  title: ReactNode;
  actions?: ReactNode;
  /** No inner room: the body is a table or a list with its own. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
}

/** A titled card; a named region for screen readers. */
export function Panel({ title, actions, flush, className, children }: Props) {
  const id = useId();
  const names = ['hy-panel', flush && 'hy-panel-flush', className].filter(Boolean).join(' ');
  return (
    <section className={names} aria-labelledby={id}>
      <div className="hy-panel-head">
        <h2 id={id} className="hy-grow">{title}</h2>
        {actions}
      </div>
      <div className="hy-panel-body">{children}</div>
    </section>
  );
}
