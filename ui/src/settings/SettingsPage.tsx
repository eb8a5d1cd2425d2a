import { useParams } from 'react-router';
import { NotFoundPage } from '../shared/layout/NotFoundPage';
import { text } from '../shared/text/text';
import { About } from './About';
import { Appearance } from './Appearance';
import { GlyphSheet } from './GlyphSheet';
import { SettingsFrame } from './SettingsFrame';

type Section = 'appearance' | 'about' | 'glyphs';
const sections: Section[] = ['appearance', 'about', 'glyphs'];

export function SettingsPage() {
  const { section = 'appearance' } = useParams();
  const known = sections.find((name) => name === section);
  if (!known) return <NotFoundPage />;
  return <SettingsFrame title={text(`settings.${known}`)}>{known === 'appearance' ? <Appearance /> : known === 'about' ? <About /> : <GlyphSheet />}</SettingsFrame>;
}
