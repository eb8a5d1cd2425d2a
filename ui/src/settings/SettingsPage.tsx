import { Cpu, Info, Palette, Shapes, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { NavLink, useParams } from 'react-router';
import { Page } from '../shared/layout/Page';
import { NotFoundPage } from '../shared/layout/NotFoundPage';
import { runnersLink } from '../shared/links';
import { text, type TextKey } from '../shared/text/text';
import { About } from './About';
import { Appearance } from './Appearance';
import { GlyphSheet } from './GlyphSheet';

type Section = 'appearance' | 'about' | 'glyphs';
const sections: Section[] = ['appearance', 'about', 'glyphs'];
const places: [string, TextKey, LucideIcon][] = [
  [runnersLink, 'settings.runners', Cpu],
  ['/settings/appearance', 'settings.appearance', Palette],
  ['/settings/about', 'settings.about', Info],
  ['/settings/glyphs', 'settings.glyphs', Shapes],
];

export function SettingsPage() {
  const { section = 'appearance' } = useParams();
  const known = sections.find((name) => name === section);
  if (!known) return <NotFoundPage />;
  return <SettingsFrame title={text(`settings.${known}`)}>{known === 'appearance' ? <Appearance /> : known === 'about' ? <About /> : <GlyphSheet />}</SettingsFrame>;
}

/** Every page of the settings, beside the list of them. */
export function SettingsFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Page title={title} kind={text('nav.settings')}>
      <div className="hy-settings">
        <nav className="hy-settings-nav" aria-label={text('nav.settings')}>
          {places.map(([to, word, Icon]) => <NavLink key={to} to={to} className="hy-nav-link"><Icon size={18} aria-hidden />{text(word)}</NavLink>)}
        </nav>
        <div>{children}</div>
      </div>
    </Page>
  );
}
