import { Ellipsis, OctagonX, Pencil, RefreshCw, Trash2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { useAgentAction } from '../api/hooks/useAgentAction';
import type { IngestionPipeline, PipelineService } from '../api/types';
import { editIngestionLink } from '../shared/links';
import { text } from '../shared/text/text';
import { Button } from '../shared/ui/Button';
import { Dialog } from '../shared/ui/Dialog';
import { Popover } from '../shared/ui/Popover';

interface Props {
  service: PipelineService;
  agent: IngestionPipeline;
  /** How many runs are known. */
  runs: number;
  running: boolean;
  action: ReturnType<typeof useAgentAction>;
}

/** What is done rarely: edit, redeploy, kill, delete. */
export function AgentMenu({ service, agent, runs, running, action }: Props) {
  const [asking, setAsking] = useState(false);
  const navigate = useNavigate();
  const edit = () => void navigate(editIngestionLink(service.fullyQualifiedName, agent.fullyQualifiedName));
  return (
    <>
      <Popover label={<Ellipsis size={16} aria-hidden />} ariaLabel={text('agent.more', { name: agent.name })} icon small end>
        {(close) => (
          <>
            <Item icon={<Pencil size={16} aria-hidden />} words={text('agent.edit')} onClick={() => { close(); edit(); }} />
            <Item icon={<RefreshCw size={16} aria-hidden />} words={text('agent.redeploy')} onClick={() => { close(); action.mutate('redeploy'); }} />
            {running && <Item icon={<OctagonX size={16} aria-hidden />} words={text('agent.kill')} onClick={() => { close(); action.mutate('kill'); }} />}
            <Item danger icon={<Trash2 size={16} aria-hidden />} words={text('agent.delete')} onClick={() => { close(); setAsking(true); }} />
          </>
        )}
      </Popover>
      {asking && <DeleteDialog agent={agent} runs={runs} action={action} onClose={() => setAsking(false)} />}
    </>
  );
}

function Item({ icon, words, danger, onClick }: { icon: ReactNode; words: string; danger?: boolean; onClick: () => void }) {
  return <button type="button" className={danger ? 'hy-menu-item hy-menu-danger' : 'hy-menu-item'} onClick={onClick}>{icon}{words}</button>;
}

/** What goes with it is said first; the name is typed, since it cannot be undone. */
function DeleteDialog({ agent, runs, action, onClose }: Pick<Props, 'agent' | 'runs' | 'action'> & { onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const same = typed === agent.name;
  return (
    <Dialog
      title={text('agent.deleteTitle', { name: agent.name })}
      onClose={onClose}
      actions={
        <Button look="danger" aria-disabled={!same || action.isPending} onClick={() => same && !action.isPending && action.mutate('remove', { onSettled: onClose })}>
          {text(action.isPending ? 'action.deleting' : 'agent.deleteNow')}
        </Button>
      }
    >
      <p>{text('agent.deleteHint', { n: runs })}</p>
      <div className="hy-field">
        <label className="hy-label" htmlFor="agent-name">{text('agent.deleteType', { name: agent.name })}</label>
        <input id="agent-name" className="hy-input hy-mono" value={typed} autoComplete="off" spellCheck={false} onChange={(event) => setTyped(event.target.value)} />
      </div>
    </Dialog>
  );
}
