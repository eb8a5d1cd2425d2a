import type { JsonObject, Pipeline, Unresolved } from '../api/types';
import { reasonWords } from '../runs/Unresolved';
import { StatusShape } from '../shared/status/StatusShape';
import { text } from '../shared/text/text';
import { Note } from '../shared/ui/Note';
import { Panel } from '../shared/ui/Panel';
import { Time } from '../shared/ui/Time';
import { FactList } from './FactList';
import { factGroups, flatten, type FactGroup } from './facts';
import { FlowStrip } from './FlowStrip';
import { inOrder, taskTitle } from './flow';
import { producersOf } from './producers';
import { ProducersPanel } from './ProducersPanel';
import { TagList } from './TagList';

/** The pipeline at a glance, then the facts behind it. */
export function PipelineOverview({ pipeline }: { pipeline: Pipeline }) {
  const facts = pipeline.extension?.firehose;
  const unresolved = facts?.unresolved ?? [];
  const producers = producersOf(facts);
  return (
    <div className="hy-stack">
      {pipeline.deleted && <Note kind="partial" title={text('pipeline.gone')}>{text('pipeline.goneHint')}</Note>}
      <FlowStrip pipeline={pipeline} />
      {unresolved.length > 0 && <UnresolvedPanel items={unresolved} />}
      <div className="hy-columns">
        <div className="hy-stack">
          <StepsPanel pipeline={pipeline} />
        </div>
        <div className="hy-stack">
          <AboutPanel pipeline={pipeline} />
          {producers && <ProducersPanel producers={producers} />}
          <FactPanels groups={factGroups(facts)} />
        </div>
      </div>
    </div>
  );
}

function AboutPanel({ pipeline }: { pipeline: Pipeline }) {
  return (
    <Panel title={text('pipeline.about')}>
      <div className="hy-stack">
        {pipeline.description && <p className="hy-prose">{pipeline.description}</p>}
        <dl className="hy-facts">
          {pipeline.startDate && <Line term={text('pipeline.created')}><Time at={Date.parse(pipeline.startDate)} /></Line>}
          {pipeline.updatedAt && <Line term={text('pipeline.seen')}><Time at={pipeline.updatedAt} /></Line>}
          {pipeline.owners && pipeline.owners.length > 0 && <Line term={text('pipeline.owners')}>{pipeline.owners.map((owner) => owner.displayName ?? owner.name).join(', ')}</Line>}
          <Line term={text('pipeline.tags')}><TagList tags={pipeline.tags ?? []} /></Line>
        </dl>
      </div>
    </Panel>
  );
}

const Line = ({ term, children }: { term: string; children: React.ReactNode }) => (
  <div className="hy-fact"><dt>{term}</dt><dd>{children}</dd></div>
);

function FactPanels({ groups }: { groups: FactGroup[] }) {
  return groups.map((group) => (
    <Panel key={group.title} title={group.title || text('pipeline.facts')}><FactList facts={group.facts} /></Panel>
  ));
}

function StepsPanel({ pipeline }: { pipeline: Pipeline }) {
  const byStep: Record<string, JsonObject> = pipeline.extension?.firehose?.steps ?? {};
  const tasks = inOrder(pipeline.tasks ?? []);
  if (tasks.length === 0) return null;
  return (
    <Panel title={text('pipeline.steps')} flush>
      <ol className="hy-steps">
        {tasks.map((task, index) => (
          <li key={task.name} className="hy-step">
            <span className="hy-step-number" aria-hidden="true">{index + 1}</span>
            <div className="hy-grow hy-stack-tight">
              <div className="hy-row-wrap">
                <h3>{taskTitle(task)}</h3>
                {task.taskType && <span className="hy-chip">{task.taskType}</span>}
              </div>
              {task.description && <p className="hy-muted hy-dense">{task.description}</p>}
              <FactList facts={flatten(byStep[task.name] ?? {})} />
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function UnresolvedPanel({ items }: { items: Unresolved[] }) {
  return (
    <Panel title={text('pipeline.unresolved', { n: items.length })} flush>
      <ul className="hy-problems">
        {items.map((item) => (
          <li key={`${item.field}/${item.value}`} className="hy-problem">
            <StatusShape kind="unknown" />
            <div className="hy-grow">
              <div className="hy-row-wrap"><code>{item.field}</code>{item.value && <span className="hy-mono hy-break">{item.value}</span>}</div>
              <p className="hy-muted">{item.explanation ?? reasonWords(item.reason)}</p>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
