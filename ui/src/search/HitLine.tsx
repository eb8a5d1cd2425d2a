import { Glyph } from '../shared/glyphs/Glyph';
import { glyphOf, kindWord } from '../shared/glyphs/kind';
import { text } from '../shared/text/text';
import type { Hit } from './hits';

/** One found entity: glyph, name, kind and where it lives. */
export function HitLine({ hit }: { hit: Hit }) {
  return (
    <>
      <Glyph kind={glyphOf(hit.type, hit.serviceType)} />
      <span className="hy-hit-name hy-ellipsis" title={hit.name}>{hit.name}</span>
      <span className="hy-hint hy-ellipsis hy-push" title={hit.service}>
        {text(kindWord(hit.type, hit.serviceType))}
        {hit.service ? ` · ${hit.service}` : ''}
      </span>
    </>
  );
}
