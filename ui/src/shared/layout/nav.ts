import { Activity, GitFork, House, Server, Settings, Workflow, type LucideIcon } from 'lucide-react';
import { servicesLink } from '../links';
import type { TextKey } from '../text/text';

export interface NavItem {
  to: string;
  word: TextKey;
  icon: LucideIcon;
  /** Other addresses that belong to this item. */
  also?: RegExp;
  /** Fetches the page's code when somebody is about to go there. */
  warm?: () => void;
}

/** The rail, in its order; the first five are the bottom bar of a phone. */
export const navItems: NavItem[] = [
  { to: '/', word: 'nav.home', icon: House },
  { to: '/lineage', word: 'nav.lineage', icon: GitFork, also: /^\/asset\//, warm: () => void import('../../lineage/LineageExplorer') },
  { to: '/pipelines', word: 'nav.pipelines', icon: Workflow, also: /^\/pipeline\//, warm: () => void import('../../catalog/PipelinesPage') },
  { to: servicesLink, word: 'nav.services', icon: Server, also: /^\/service\//, warm: () => void import('../../services/ServicesPage') },
  { to: '/runs', word: 'nav.runs', icon: Activity, also: /^\/run\//, warm: () => void import('../../runs/RunsPage') },
  { to: '/settings/appearance', word: 'nav.settings', icon: Settings, also: /^\/settings\/(?!services)/ },
];

export function isCurrent(item: NavItem, path: string): boolean {
  if (item.to === '/') return path === '/';
  return path === item.to || path.startsWith(`${item.to}/`) || (item.also?.test(path) ?? false);
}
