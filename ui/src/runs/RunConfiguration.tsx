import { useAgents } from '../api/hooks/useAgents';
import type { Run } from '../api/types';
import { flatten } from '../catalog/facts';
import { text } from '../shared/text/text';
import { FactList } from '../catalog/FactList';
import { Panel } from '../shared/ui/Panel';

/** What the run was told: the agent's own options. */
export function RunConfiguration({ run }: { run: Run }) {
  const { data } = useAgents(run.service?.fullyQualifiedName);
  const agent = data?.find((one) => one.fullyQualifiedName === run.ingestionPipeline?.fullyQualifiedName);
  const facts = flatten(agent?.sourceConfig?.config ?? {});
  return (
    <Panel title={text('run.tab.configuration')}>
      {facts.length > 0 ? <FactList facts={facts} /> : <p className="hy-muted">{text('run.noConfiguration')}</p>}
    </Panel>
  );
}
