import { Copy } from 'lucide-react';
import { text } from '../shared/text/text';
import { Button } from '../shared/ui/Button';
import { Panel } from '../shared/ui/Panel';

/** The entity exactly as the server answers it. */
export function RawEntity({ entity }: { entity: object }) {
  const json = JSON.stringify(entity, null, 2);
  const copy = (
    <Button small look="quiet" onClick={() => void navigator.clipboard.writeText(json)}><Copy size={14} aria-hidden />{text('action.copy')}</Button>
  );
  return (
    <Panel title={text('raw.title')} actions={copy}>
      <pre className="hy-raw hy-raw-tall" tabIndex={0}>{json}</pre>
    </Panel>
  );
}
