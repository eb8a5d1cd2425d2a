import { Glyph } from '../shared/glyphs/Glyph';
import { glyphKinds } from '../shared/glyphs/glyphs';
import { StatusShape } from '../shared/status/StatusShape';
import { statusKinds } from '../shared/status/status';
import { text } from '../shared/text/text';
import { Panel } from '../shared/ui/Panel';

/** Every glyph and every status shape, with its name. */
export function GlyphSheet() {
  return (
    <div className="hy-stack">
      <Panel title={text('glyphs.kinds')}>
        <ul className="hy-glyph-sheet">
          {glyphKinds.map((kind) => (
            <li key={kind}><Glyph kind={kind} size={24} /><Glyph kind={kind} external size={24} /><span>{text(`glyph.${kind}`)}</span></li>
          ))}
        </ul>
      </Panel>
      <Panel title={text('glyphs.states')}>
        <ul className="hy-glyph-sheet">
          {statusKinds.map((kind) => <li key={kind}><StatusShape kind={kind} size={18} /><span>{text(`shape.${kind}`)}</span></li>)}
        </ul>
      </Panel>
    </div>
  );
}
