import { Copy } from 'lucide-react';
import type { FieldHelp } from '../api/types';
import { text, type TextKey } from '../shared/text/text';
import { Button } from '../shared/ui/Button';
import { policyDocument, requiredActions } from './policy';

interface Props {
  title?: string;
  help?: FieldHelp;
}

const sections: [keyof FieldHelp, TextKey][] = [
  ['what', 'help.what'], ['whenEmpty', 'help.whenEmpty'], ['format', 'help.format'], ['permissions', 'help.permissions'],
];

/** Help for the field that last had focus. It stays when focus leaves and is never read out by itself. */
export function HelpPanel({ title, help }: Props) {
  return (
    <aside id="form-help" className="hy-help" aria-live="off" aria-label={text('help.title')}>
      <h2>{title ?? text('help.start')}</h2>
      {help ? <FieldSections help={help} /> : <p className="hy-muted">{text('help.startHint')}</p>}
      <Permissions />
    </aside>
  );
}

function FieldSections({ help }: { help: FieldHelp }) {
  return (
    <dl className="hy-help-list">
      {sections.map(([key, word]) => help[key] && <div key={key}><dt>{text(word)}</dt><dd>{help[key]}</dd></div>)}
      {help.example && (
        <div>
          <dt>{text('help.example')}</dt>
          <dd className="hy-row">
            <code className="hy-break">{help.example}</code>
            <Button small icon look="quiet" aria-label={text('help.copyExample')} onClick={() => void navigator.clipboard.writeText(help.example ?? '')}><Copy size={14} /></Button>
          </dd>
        </div>
      )}
    </dl>
  );
}

function Permissions() {
  return (
    <div className="hy-help-policy">
      <h3>{text('help.needs')}</h3>
      <ul>{requiredActions.map((action) => <li key={action}><code>{action}</code></li>)}</ul>
      <Button small onClick={() => void navigator.clipboard.writeText(policyDocument())}><Copy size={14} aria-hidden />{text('help.copyPolicy')}</Button>
    </div>
  );
}
