import { Link } from 'react-router';
import { useNeighbours } from '../api/hooks/useNeighbours';
import type { LineageGraph, LineageNode, LineageRole, Pipeline, Task } from '../api/types';
import { Glyph } from '../shared/glyphs/Glyph';
import { glyphOf } from '../shared/glyphs/kind';
import { entityLink } from '../shared/links';
import { text } from '../shared/text/text';
import { Tip } from '../shared/ui/Tip';
import { flowOf, isSide, targetTitle, taskTitle } from './flow';
import { assetName, assetPlace } from './naming';
import { sidesOf, type Side } from './sides';

/** Where it comes from, what happens to it, where it goes: the pipeline in one line. */
export function FlowStrip({ pipeline }: { pipeline: Pipeline }) {
  const { data } = useNeighbours('pipeline', pipeline.fullyQualifiedName);
  const { sources, steps, targets } = flowOf(pipeline);
  const sides = data ? sidesOf(data) : undefined;
  return (
    <div className="hy-strip" role="group" aria-label={text('strip.title')}>
      <Ends sides={sides?.sources.map(asSource)} tasks={sources} nothing={text('pipeline.directPut')} graph={data} word={text('strip.sources')} />
      <ol className="hy-strip-steps" aria-label={text('strip.steps')}>
        {steps.filter((task) => !isSide(task)).map((task) => <Step key={task.name} task={task} />)}
      </ol>
      <Arrow />
      <Ends sides={sides?.targets} tasks={targets} nothing={text('pipeline.noTarget')} graph={data} word={text('strip.targets')} last />
    </div>
  );
}

/** At the source only what is no plain reading is worth a word. */
const asSource = (side: Side): Side =>
  side.role === 'change_capture' || side.role === 'producer' ? side : { ...side, role: 'delivery' };

const Arrow = () => <span className="hy-strip-arrow" aria-hidden="true" />;

function Step({ task }: { task: Task }) {
  return (
    <li className="hy-strip-step">
      <Arrow />
      <Tip content={task.description || taskTitle(task)} className="hy-strip-box">
        <span tabIndex={0} className="hy-strip-task">
          {task.taskType === 'Lambda' && <Glyph kind="function" size={14} />}
          {taskTitle(task)}
        </span>
      </Tip>
    </li>
  );
}

interface EndsProps {
  sides?: Side[];
  tasks: Task[];
  nothing: string;
  graph?: LineageGraph;
  word: string;
  last?: boolean;
}

/** The known assets at one side; before they are known, or where there is none, the step's own words. */
function Ends({ sides = [], tasks, nothing, word, last }: EndsProps) {
  const most = 6;
  return (
    <ul className="hy-strip-ends" aria-label={word} data-last={last}>
      {sides.slice(0, most).map((side) => <li key={side.node.id + side.role}><End node={side.node} role={side.role} /></li>)}
      {sides.length > most && <li className="hy-hint">{text('strip.more', { n: sides.length - most })}</li>}
      {sides.length === 0 && (tasks.length > 0 ? tasks.map((task) => <li key={task.name} className="hy-strip-end">{last ? targetTitle(task) : taskTitle(task)}</li>) : <li className="hy-strip-end hy-muted">{nothing}</li>)}
    </ul>
  );
}

function End({ node, role }: { node: LineageNode; role: LineageRole }) {
  const plain = role === 'delivery';
  return (
    <Link className="hy-strip-end" to={entityLink(node.type, node.fullyQualifiedName)} data-role={role}>
      <Glyph kind={glyphOf(node.type, node.serviceType)} external={node.external} />
      <span className="hy-grow">
        <span className="hy-strip-name">{assetName(node)}</span>
        <span className="hy-hint hy-ellipsis" title={assetPlace(node)}>
          {plain ? '' : `${text(`role.${role}`)} · `}
          {assetPlace(node)}
        </span>
      </span>
    </Link>
  );
}
