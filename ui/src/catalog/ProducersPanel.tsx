import { usePermissions } from '../api/hooks/usePermissions';
import { StatusShape } from '../shared/status/StatusShape';
import { text } from '../shared/text/text';
import { Panel } from '../shared/ui/Panel';
import type { Producers } from './producers';

/** Who writes to a Direct PUT stream: never an empty left side without a reason. */
export function ProducersPanel({ producers }: { producers: Producers }) {
  const { data } = usePermissions();
  const title = (kind: string) => data?.features.find((feature) => feature.id === `producers.${kind}`)?.title.replace(/^Producers: /, '') ?? kind;
  return (
    <Panel title={text('producers.title')}>
      <div className="hy-stack-tight">
        <p>{text('producers.found', { n: producers.found })}</p>
        {producers.hint && <p className="hy-muted">{producers.hint}</p>}
        {producers.found === 0 && <p className="hy-muted">{text('producers.others')}</p>}
        {producers.notRead.length > 0 && (
          <ul className="hy-stack-tight" aria-label={text('producers.notRead')}>
            {producers.notRead.map(([kind, why]) => (
              <li key={kind} className="hy-row">
                <StatusShape kind={why === 'off' ? 'stopped' : 'unknown'} />
                <span className="hy-grow">{text('producers.gap', { kind: title(kind) })} <span className="hy-muted hy-break">{why === 'off' ? text('features.OFF') : why}</span></span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}
