import { useState, type FormEvent } from 'react';
import { useAddRunner } from '../../api/hooks/useRunners';
import { described, Field } from '../../ingestion/Field';
import { runnerFace } from '../../shared/status/status';
import { Status } from '../../shared/status/Status';
import { text } from '../../shared/text/text';
import { Button } from '../../shared/ui/Button';
import { ErrorNote } from '../../shared/ui/ErrorNote';
import { Panel } from '../../shared/ui/Panel';
import { ShownOnce } from '../../shared/ui/ShownOnce';
import { runnerNameAllowed, type RunnerRow } from './runners';

/** A name, then its token, shown this once; then it is waited for. */
export function AddRunner({ runners, onDone }: { runners: RunnerRow[]; onDone: () => void }) {
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const add = useAddRunner();
  const problem = tried && !runnerNameAllowed(name) ? ('runners.badName' as const) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (runnerNameAllowed(name) && !add.isPending) add.mutate(name);
  };
  if (add.data) return <Issued name={name} token={add.data.token} seen={runners.find((one) => one.name === name)} onDone={onDone} />;
  return (
    <Panel title={text('runners.add')}>
      <form className="hy-stack" onSubmit={submit} noValidate>
        <Field id="runner-name" label={text('runners.name')} hint={text('runners.nameHint')} problem={problem} required>
          <input {...described('runner-name', problem)} className="hy-input" value={name} autoComplete="off" spellCheck={false} onChange={(event) => setName(event.target.value)} />
        </Field>
        {add.error && <ErrorNote error={add.error} what={text('runners.addFailed')} />}
        <div className="hy-row">
          <Button onClick={onDone}>{text('action.cancel')}</Button>
          <Button type="submit" look="primary" aria-disabled={add.isPending}>{text(add.isPending ? 'action.saving' : 'runners.createToken')}</Button>
        </div>
      </form>
    </Panel>
  );
}

interface IssuedProps {
  name: string;
  token: string;
  seen?: RunnerRow;
  onDone: () => void;
}

function Issued({ name, token, seen, onDone }: IssuedProps) {
  return (
    <ShownOnce title={text('runners.tokenOf', { name })} hint={text('runners.onceHint')} value={token} onDone={onDone}>
      <p role="status">{seen?.status === 'Connected' ? <Status face={runnerFace(seen.status)} /> : text('runners.waiting', { name })}</p>
    </ShownOnce>
  );
}
