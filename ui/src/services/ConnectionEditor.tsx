import { useMemo, useRef, useState, type ReactNode } from 'react';
import type { EntityReference, FieldHelp, FormSchema, JsonObject } from '../api/types';
import { text } from '../shared/text/text';
import { AdvancedSettings } from './AdvancedSettings';
import { ConnectionForm, type FormHandle } from './form/ConnectionForm';
import { HelpPanel } from './HelpPanel';
import { isHybrid, RunnerField } from './RunnerField';
import { pruned, schemaWithout, type FieldPath } from './schema';
import { TestPanel } from './TestPanel';
import { useConnectionTest } from './useConnectionTest';

export interface EditorTools {
  check: () => boolean;
  test: () => void;
  /** The last test holds for what is typed now. */
  tested: boolean;
}

interface Props {
  form: FormSchema;
  /** Top-level members that are asked for elsewhere. */
  without: string[];
  data: JsonObject;
  settings: JsonObject;
  stored: FieldPath[];
  storedSettings: FieldPath[];
  serviceName?: string;
  runner?: EntityReference;
  onRunner: (runner: EntityReference | undefined) => void;
  onChange: (config: JsonObject) => void;
  onSettings: (settings: JsonObject) => void;
  foot: (tools: EditorTools) => ReactNode;
}

/** The form, its help and its test beside each other. */
export function ConnectionEditor({ form, without, data, settings, stored, storedSettings, serviceName, runner, onRunner, onChange, onSettings, foot }: Props) {
  const [field, setField] = useState<{ path: FieldPath; title: string }>();
  const [testedData, setTestedData] = useState<string>();
  const handle = useRef<FormHandle>(null);
  const advanced = useRef<FormHandle>(null);
  const panel = useRef<HTMLDivElement>(null);
  const { test, run, stop } = useConnectionTest(serviceName, runner?.name);
  const schema = useMemo(() => schemaWithout(form.schema, without), [form.schema, without.join()]);
  const now = JSON.stringify([pruned(data), pruned(settings), runner?.name]);
  const stale = test.phase !== 'idle' && testedData !== now;

  const check = () => {
    const usual = handle.current?.check() ?? false;
    return (advanced.current?.check() ?? true) && usual;
  };
  const start = () => {
    if (!check()) return;
    setTestedData(now);
    panel.current?.scrollIntoView({ block: 'nearest' });
    void run({ ...pruned(data), type: 'KinesisFirehose' }, pruned(settings));
  };
  return (
    <div className="hy-wizard">
      <div className="hy-stack hy-wizard-form">
        <RunnerField chosen={runner} onChange={onRunner} />
        <p className="hy-hint">{text('form.requiredHint')}</p>
        <ConnectionForm
          form={form}
          schema={schema}
          data={data}
          stored={stored}
          referencesOnly={isHybrid(runner)}
          onChange={onChange}
          onFocusField={(path, title) => setField({ path, title })}
          handle={handle}
        />
        <AdvancedSettings data={settings} stored={storedSettings} referencesOnly={isHybrid(runner)} onChange={onSettings} handle={advanced} />
        <div ref={panel} className="hy-test-place"><TestPanel test={test} stale={stale} onTest={start} onStop={stop} /></div>
        {foot({ check, test: start, tested: test.phase === 'done' && !stale })}
      </div>
      <HelpPanel title={field?.title} help={field && helpFor(form.help, field.path)} />
    </div>
  );
}

/** Help is keyed by the dotted path; the last name alone will do where the server is terse. */
const helpFor = (help: Record<string, FieldHelp>, path: FieldPath): FieldHelp | undefined =>
  help[path] ?? help[path.split('.').at(-1) ?? ''];
