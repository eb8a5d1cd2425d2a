import type { ReactNode } from 'react';
import { StatusShape } from '../status/StatusShape';
import type { StatusKind } from '../status/status';

interface Props {
  kind: Extract<StatusKind, 'ok' | 'running' | 'partial' | 'failed' | 'waiting'>;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** Spoken at once by screen readers. */
  alert?: boolean;
}

/** Fact, reason, next step, where it happened. */
export function Note({ kind, title, children, actions, alert }: Props) {
  return (
    <div className={`hy-note hy-note-${kind}`} role={alert ? 'alert' : undefined}>
      <StatusShape kind={kind} />
      <div className="hy-note-body">
        <strong>{title}</strong>
        {children}
        {actions && <div className="hy-note-actions">{actions}</div>}
      </div>
    </div>
  );
}
