import { Settings } from 'lucide-react';
import { UserMenu } from '../../session/UserMenu';
import { SearchBox } from '../../search/SearchBox';
import { RunBell } from '../../runs/RunBell';
import { text } from '../text/text';
import { ButtonLink } from '../ui/Button';
import { ThemeMenu } from './ThemeMenu';

export function TopBar() {
  return (
    <header className="hy-topbar">
      <SearchBox />
      <div className="hy-row hy-push">
        <RunBell />
        <ThemeMenu />
        <UserMenu />
        <span className="hy-phone-only">
          <ButtonLink to="/settings/appearance" look="quiet" icon aria-label={text('nav.settings')}><Settings size={18} aria-hidden /></ButtonLink>
        </span>
      </div>
    </header>
  );
}
