import { Cpu, Info, KeyRound, Palette, ScrollText, Shapes, UserRound, UsersRound, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { NavLink, useLocation } from 'react-router';
import { useMay, useUser } from '../session/useSession';
import { useActiveInView } from '../shared/hooks/useActiveInView';
import { Page } from '../shared/layout/Page';
import { accountLink, auditLink, runnersLink, tokensLink, usersLink } from '../shared/links';
import { text, type TextKey } from '../shared/text/text';

type Place = [to: string, word: TextKey, icon: LucideIcon];

const usual: Place[] = [
  [runnersLink, 'settings.runners', Cpu],
  ['/settings/appearance', 'settings.appearance', Palette],
  ['/settings/about', 'settings.about', Info],
  ['/settings/glyphs', 'settings.glyphs', Shapes],
];
const own: Place[] = [[accountLink, 'settings.account', UserRound]];
const ofAdministrators: Place[] = [
  [usersLink, 'settings.users', UsersRound],
  [tokensLink, 'settings.tokens', KeyRound],
  [auditLink, 'settings.audit', ScrollText],
];

/** Every page of the settings, beside the list of them; what somebody may not do is not in it. */
export function SettingsFrame({ title, children }: { title: string; children: ReactNode }) {
  const administers = useMay('administer');
  const user = useUser();
  const row = useActiveInView<HTMLElement>(useLocation().pathname);
  const places = [...(user ? own : []), ...(user && administers ? ofAdministrators : []), ...usual];
  return (
    <Page title={title} kind={text('nav.settings')}>
      <div className="hy-settings">
        <nav ref={row} className="hy-settings-nav" aria-label={text('nav.settings')}>
          {places.map(([to, word, Icon]) => <NavLink key={to} to={to} className="hy-nav-link"><Icon size={18} aria-hidden />{text(word)}</NavLink>)}
        </nav>
        <div>{children}</div>
      </div>
    </Page>
  );
}
