import { Play } from 'lucide-react';
import { useNavigate } from 'react-router';
import { useRunNow } from '../api/hooks/useRunNow';
import { unfinished } from '../api/runState';
import type { IngestionPipeline, Run } from '../api/types';
import { runLink } from '../shared/links';
import { text } from '../shared/text/text';
import { Button, ButtonLink } from '../shared/ui/Button';
import { Tip } from '../shared/ui/Tip';

interface Props {
  agent: IngestionPipeline;
  /** Its known runs; asked for by the page, once for all agents. */
  runs: Run[];
  look?: 'primary';
  small?: boolean;
}

/** Starts a run; while one goes on the same place leads to it. */
export function RunNowButton({ agent, runs, look, small }: Props) {
  const run = useRunNow();
  const navigate = useNavigate();
  const active = runs.find(unfinished);
  if (active) {
    return <ButtonLink small={small} to={runLink(agent.fullyQualifiedName, active.id)}>{text('agent.seeRun')}</ButtonLink>;
  }
  const start = async () => {
    const started = await run.mutateAsync(agent);
    if (started) void navigate(runLink(agent.fullyQualifiedName, started.id));
  };
  const button = (
    <Button look={look} small={small} aria-disabled={run.isPending} onClick={() => !run.isPending && void start().catch(() => undefined)}>
      <Play size={14} aria-hidden />
      {text(run.isPending ? 'agent.starting' : 'agent.runNow')}
    </Button>
  );
  return run.error ? (
    <span className="hy-row-wrap"><span className="hy-error" role="alert">{run.error.message}</span>{button}</span>
  ) : (
    <Tip content={text('agent.runHint', { name: agent.name })}>{button}</Tip>
  );
}
