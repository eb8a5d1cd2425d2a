import { Copy } from 'lucide-react';
import { usePermissions } from '../api/hooks/usePermissions';
import type { FieldHelp } from '../api/types';
import { text, type TextKey } from '../shared/text/text';
import { Button } from '../shared/ui/Button';

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
  const { data } = usePermissions();
  if (!data) return null;
  const required = data.features.filter((feature) => feature.mandatory).flatMap((feature) => feature.actions);
  const optional = data.features.filter((feature) => !feature.mandatory);
  return (
    <div className="hy-help-policy">
      <h3>{text('help.needs')}</h3>
      <ul>{required.map((action) => <li key={action}><code>{action}</code></li>)}</ul>
      <details className="hy-help-optional">
        <summary>{text('help.optional', { n: optional.length })}</summary>
        <dl className="hy-help-list">
          {optional.map((feature) => (
            <div key={feature.id}>
              <dt>{feature.title}</dt>
              <dd>{feature.actions.map((action) => <code key={action} className="hy-break">{action}</code>)}</dd>
            </div>
          ))}
        </dl>
      </details>
      <Button small onClick={() => void navigator.clipboard.writeText(JSON.stringify(data.policy, null, 2))}><Copy size={14} aria-hidden />{text('help.copyPolicy')}</Button>
    </div>
  );
}
