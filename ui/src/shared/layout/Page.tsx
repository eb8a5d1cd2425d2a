import { useEffect, useRef, type ReactNode } from 'react';
import { Link } from 'react-router';
import { text } from '../text/text';

export interface Crumb {
  label: string;
  to: string;
}

interface Props {
  title: string;
  /** The middle of the window's title: "Name · Kind · Hydrant". */
  kind?: string;
  glyph?: ReactNode;
  crumbs?: Crumb[];
  badge?: ReactNode;
  meta?: ReactNode;
  actions?: ReactNode;
  /** What the page is about; focus moves to the heading when this changes. */
  subject?: string;
  children: ReactNode;
}

/** On the very first page focus stays at the top, so that Tab reaches the skip link. */
let arrivals = 0;

/** One `h1`, a breadcrumb, the window's title, and focus on the heading after navigation. */
export function Page({ title, kind, glyph, crumbs = [], badge, meta, actions, subject, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const about = subject ?? title;

  useEffect(() => {
    document.title = text('app.title', { page: kind ? `${title} · ${kind}` : title });
  }, [title, kind]);
  useEffect(() => {
    if (arrivals++ > 0 && focusIsFree()) heading.current?.focus({ preventScroll: true });
  }, [about]);

  return (
    <div className="hy-content">
      <header className="hy-head">
        {crumbs.length > 0 && <Breadcrumb crumbs={crumbs} />}
        <div className="hy-head-line">
          <div className="hy-head-title">
            {glyph}
            <h1 ref={heading} tabIndex={-1}>{title}</h1>
            {badge}
          </div>
          {actions && <div className="hy-head-actions">{actions}</div>}
        </div>
        {meta && <div className="hy-head-meta">{meta}</div>}
      </header>
      {children}
    </div>
  );
}

/** Focus is not taken from a field that somebody is typing in, such as the search box. */
function focusIsFree(): boolean {
  const active = document.activeElement;
  return !(active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement);
}

function Breadcrumb({ crumbs }: { crumbs: Crumb[] }) {
  return (
    <nav className="hy-crumbs" aria-label={text('nav.breadcrumb')}>
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.to}><Link to={crumb.to}>{crumb.label}</Link></li>
        ))}
      </ol>
    </nav>
  );
}
