import { useRunners } from '../api/hooks/useRunners';
import type { EntityReference } from '../api/types';
import { described, Field } from '../ingestion/Field';
import { builtIn } from '../settings/runners/runners';
import { runnerFace } from '../shared/status/status';
import { text } from '../shared/text/text';
import { Note } from '../shared/ui/Note';

interface Props {
  chosen?: EntityReference;
  onChange: (runner: EntityReference | undefined) => void;
}

/** Whether what is sent to it leaves the server: then secrets are references only. */
export const isHybrid = (runner: EntityReference | undefined): boolean => runner?.name !== undefined && runner.name !== builtIn;

/** Where the service's work is done; asked only where there is a choice. */
export function RunnerField({ chosen, onChange }: Props) {
  const { data = [] } = useRunners();
  const usable = data.filter((runner) => runner.id !== undefined);
  const gone = chosen?.name !== undefined && !data.some((runner) => runner.name === chosen.name);
  if (usable.length < 2 && !isHybrid(chosen)) return null;
  const choose = (name: string) => {
    const runner = usable.find((one) => one.name === name);
    if (runner?.id) onChange({ id: runner.id, type: 'ingestionRunner', name });
  };
  return (
    <>
      <Field id="service-runner" label={text('service.runner')} hint={text('service.runnerHint')}>
        <select {...described('service-runner')} className="hy-select" value={chosen?.name ?? usable.find((runner) => runner.preferred)?.name ?? builtIn} onChange={(event) => choose(event.target.value)}>
          {gone && <option value={chosen.name}>{text('runners.option', { name: chosen.name ?? '', state: text(runnerFace(undefined).word) })}</option>}
          {usable.map((runner) => (
            <option key={runner.name} value={runner.name}>{text('runners.option', { name: runner.name, state: text(runnerFace(runner.status).word) })}</option>
          ))}
        </select>
      </Field>
      {isHybrid(chosen) && <Note kind="waiting" title={text('secret.onlyReferences')}>{text('service.onlyReferences', { name: chosen?.name ?? '' })}</Note>}
    </>
  );
}
