import { NavLink, useLocation } from 'react-router';
import { useActiveInView } from '../hooks/useActiveInView';

export interface Tab {
  to: string;
  label: string;
  count?: number;
  onIntent?: () => void;
}

/** Tabs that are addresses: Back works, a pasted link opens the same one. */
export function Tabs({ tabs, label }: { tabs: Tab[]; label: string }) {
  const row = useActiveInView<HTMLElement>(useLocation().pathname);
  return (
    <nav ref={row} className="hy-tabs" aria-label={label}>
      {tabs.map((tab) => (
        <NavLink key={tab.to} to={tab.to} className="hy-tab" replace preventScrollReset onMouseEnter={tab.onIntent} onFocus={tab.onIntent}>
          {tab.label}
          {tab.count !== undefined && <span className="hy-count">{tab.count}</span>}
        </NavLink>
      ))}
    </nav>
  );
}
