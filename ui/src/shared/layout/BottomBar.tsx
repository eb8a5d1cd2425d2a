import { Link, useLocation } from 'react-router';
import { text } from '../text/text';
import { isCurrent, navItems } from './nav';

/** The rail of a phone. Settings stand in the top bar there. */
export function BottomBar() {
  const { pathname } = useLocation();
  return (
    <nav className="hy-bottombar" aria-label={text('nav.main')}>
      {navItems.slice(0, 5).map((item) => {
        const Icon = item.icon;
        return (
          <Link key={item.to} to={item.to} className="hy-bottom-link" aria-current={isCurrent(item, pathname) ? 'page' : undefined}>
            <Icon size={20} strokeWidth={1.75} aria-hidden />
            {text(item.word)}
          </Link>
        );
      })}
    </nav>
  );
}
