import { useAgents } from '../api/hooks/useAgents';
import { useFormSchema } from '../api/hooks/useFormSchema';
import type { Run } from '../api/types';
import { FactList } from '../catalog/FactList';
import { connectionFacts } from '../services/connectionFacts';
import { withDefaults } from '../services/schema';
import { text } from '../shared/text/text';
import { Panel } from '../shared/ui/Panel';

/** What the run was told: the agent's own options, and the defaults for the rest. */
export function RunConfiguration({ run }: { run: Run }) {
  const { data: agents } = useAgents(run.service?.fullyQualifiedName);
  const { data: form } = useFormSchema('ingestionPipeline');
  const agent = agents?.find((one) => one.fullyQualifiedName === run.ingestionPipeline?.fullyQualifiedName);
  const facts = agent && form ? connectionFacts(withDefaults(agent.sourceConfig?.config ?? {}, form.schema), form.schema) : [];
  return (
    <Panel title={text('run.tab.configuration')}>
      {facts.length > 0 ? <FactList facts={facts} /> : <p className="hy-muted">{text('run.noConfiguration')}</p>}
    </Panel>
  );
}
