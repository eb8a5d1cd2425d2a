import { Check, Minus, Search } from 'lucide-react';
import { useState } from 'react';
import { Glyph } from '../shared/glyphs/Glyph';
import { text, type TextKey } from '../shared/text/text';
import { Empty } from '../shared/ui/Empty';

const features: [TextKey, boolean][] = [
  ['feature.pipelines', true], ['feature.lineage', true], ['feature.tags', true], ['feature.owners', false], ['feature.status', false],
];

/** The connectors as cards; today there is one. */
export function TypeStep({ onNext }: { onNext: () => void }) {
  const [q, setQ] = useState('');
  const matches = `${text('connector.firehose')} KinesisFirehose AWS Amazon`.toLowerCase().includes(q.trim().toLowerCase());
  return (
    <div className="hy-stack hy-wizard-narrow">
      <div className="hy-search-field">
        <Search size={16} aria-hidden />
        <input className="hy-input" type="search" value={q} onChange={(event) => setQ(event.target.value)} placeholder={text('wizard.findConnector')} aria-label={text('wizard.findConnector')} />
      </div>
      {matches ? (
        <ul className="hy-cards">
          <li>
            <button type="button" className="hy-card" onClick={onNext}>
              <span className="hy-card-glyph"><Glyph kind="pipeline" size={28} /></span>
              <span className="hy-stack-tight">
                <span className="hy-row-wrap"><strong>{text('connector.firehose')}</strong><span className="hy-chip hy-chip-on">{text('connector.prod')}</span></span>
                <span className="hy-muted hy-dense">{text('connector.firehoseHint')}</span>
                <span className="hy-row-wrap hy-dense">
                  {features.map(([word, has]) => (
                    <span key={word} className={has ? 'hy-row' : 'hy-row hy-hint'}>
                      {has ? <Check size={14} aria-hidden /> : <Minus size={14} aria-hidden />}
                      {text(word)}
                      {!has && <span className="hy-visually-hidden">{text('feature.not')}</span>}
                    </span>
                  ))}
                </span>
              </span>
            </button>
          </li>
        </ul>
      ) : (
        <Empty title={text('wizard.noConnector', { q })} />
      )}
    </div>
  );
}
