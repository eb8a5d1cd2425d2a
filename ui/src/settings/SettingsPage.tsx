import { Info, Palette, Shapes, type LucideIcon } from 'lucide-react';
import { NavLink, useParams } from 'react-router';
import { Page } from '../shared/layout/Page';
import { NotFoundPage } from '../shared/layout/NotFoundPage';
import { text } from '../shared/text/text';
import { About } from './About';
import { Appearance } from './Appearance';
import { GlyphSheet } from './GlyphSheet';

type Section = 'appearance' | 'about' | 'glyphs';
const sections: [Section, LucideIcon][] = [['appearance', Palette], ['about', Info], ['glyphs', Shapes]];

export function SettingsPage() {
  const { section = 'appearance' } = useParams();
  const known = sections.find(([name]) => name === section)?.[0];
  if (!known) return <NotFoundPage />;
  return (
    <Page title={text(`settings.${known}`)} kind={text('nav.settings')}>
      <div className="hy-settings">
        <nav className="hy-settings-nav" aria-label={text('nav.settings')}>
          {sections.map(([name, Icon]) => (
            <NavLink key={name} to={`/settings/${name}`} className="hy-nav-link"><Icon size={18} aria-hidden />{text(`settings.${name}`)}</NavLink>
          ))}
        </nav>
        <div>{known === 'appearance' ? <Appearance /> : known === 'about' ? <About /> : <GlyphSheet />}</div>
      </div>
    </Page>
  );
}
