import { Link } from 'react-router';
import type { Problem, Run } from '../api/types';
import { pipelineLink } from '../shared/links';
import { StatusShape } from '../shared/status/StatusShape';
import { text } from '../shared/text/text';
import { Empty } from '../shared/ui/Empty';
import { isError } from './reading';

/** Errors first, then warnings: what, where, why, and what to do. */
export function Problems({ run }: { run: Run }) {
  const problems = run.report?.problems ?? [];
  if (problems.length === 0) return <div className="hy-panel"><Empty title={text('problems.none')}>{text('problems.noneHint')}</Empty></div>;
  const ordered = [...problems].sort((a, b) => Number(isError(b)) - Number(isError(a)));
  return (
    <ul className="hy-panel hy-problems">
      {ordered.map((problem, index) => <ProblemItem key={index} problem={problem} service={run.service?.fullyQualifiedName} />)}
    </ul>
  );
}

function ProblemItem({ problem, service }: { problem: Problem; service?: string }) {
  const error = isError(problem);
  const word = text(error ? 'problems.error' : 'problems.warning');
  return (
    <li className="hy-problem">
      <StatusShape kind={error ? 'failed' : 'partial'} label={word} />
      <div className="hy-grow">
        <div className="hy-row-wrap">
          {problem.stream && <StreamName name={problem.stream} service={service} />}
          <code>{problem.code}</code>
        </div>
        <p>{problem.message}</p>
        {problem.advice && <p className="hy-muted">{text('problems.advice', { advice: problem.advice })}</p>}
      </div>
    </li>
  );
}

function StreamName({ name, service }: { name: string; service?: string }) {
  if (!service) return <strong>{name}</strong>;
  const part = name.includes('.') ? `"${name}"` : name;
  return <Link to={pipelineLink(`${service}.${part}`)}><strong>{name}</strong></Link>;
}
