import { useMemo, useState } from 'react';
import { useFormSchema } from '../api/hooks/useFormSchema';
import { useSaveConnection } from '../api/hooks/useSaveConnection';
import type { FormSchema, JsonObject, PipelineService } from '../api/types';
import { FactList } from '../catalog/FactList';
import { May } from '../session/May';
import { announce } from '../shared/live/announce';
import { text } from '../shared/text/text';
import { Button } from '../shared/ui/Button';
import { Empty } from '../shared/ui/Empty';
import { ErrorNote } from '../shared/ui/ErrorNote';
import { Panel } from '../shared/ui/Panel';
import { Skeleton } from '../shared/ui/Skeleton';
import { ConnectionEditor } from './ConnectionEditor';
import { connectionFacts } from './connectionFacts';
import { masked, pruned, secretPaths, storedSecrets } from './schema';
import { TestPanel } from './TestPanel';
import { useConnectionTest } from './useConnectionTest';

/** The connection as facts; Edit and Test in the same place. */
export function ConnectionTab({ service }: { service: PipelineService }) {
  const { data: form, error, refetch } = useFormSchema('pipelineService/KinesisFirehose');
  const [editing, setEditing] = useState(false);
  if (error) return <ErrorNote error={error} what={text('form.loadFailed')} retry={() => void refetch()} />;
  if (!form) return <Skeleton rows={6} />;
  if (editing) return <Editing service={service} form={form} onDone={() => setEditing(false)} />;
  return <Shown service={service} form={form} onEdit={() => setEditing(true)} />;
}

interface PartProps {
  service: PipelineService;
  form: FormSchema;
}

function Shown({ service, form, onEdit }: PartProps & { onEdit: () => void }) {
  const config = service.connection?.config;
  const { test, run, stop } = useConnectionTest(service.fullyQualifiedName, service.ingestionRunner?.name);
  const edit = <May what="edit"><Button small onClick={onEdit}>{text('connection.edit')}</Button></May>;
  if (!config) return <div className="hy-panel"><Empty title={text('connection.none')} actions={edit}>{text('connection.noneHint')}</Empty></div>;
  return (
    <div className="hy-stack hy-narrow">
      <Panel title={text('tab.connection')} actions={edit}><FactList facts={[...runnerFact(service), ...connectionFacts(config, form.schema)]} /></Panel>
      <May what="edit"><TestPanel test={test} stale={false} onTest={() => void run(config, service.connection?.hydrant)} onStop={stop} /></May>
    </div>
  );
}

const runnerFact = (service: PipelineService) =>
  service.ingestionRunner?.name ? [{ label: text('service.runner'), value: service.ingestionRunner.name }] : [];

function Editing({ service, form, onDone }: PartProps & { onDone: () => void }) {
  const before: JsonObject = useMemo(() => service.connection?.config ?? {}, [service]);
  const settingsBefore: JsonObject = useMemo(() => service.connection?.hydrant ?? {}, [service]);
  const [data, setData] = useState(before);
  const [settings, setSettings] = useState(settingsBefore);
  const [runner, setRunner] = useState(service.ingestionRunner);
  const stored = useMemo(() => storedSecrets(before, secretPaths(form.schema)), [before, form.schema]);
  const storedSettings = useMemo(() => masked(settingsBefore), [settingsBefore]);
  const save = useSaveConnection(service);
  const done = () => {
    announce(text('live.connectionSaved'));
    onDone();
  };
  return (
    <ConnectionEditor
      form={form}
      without={[]}
      data={data}
      settings={settings}
      stored={stored}
      storedSettings={storedSettings}
      serviceName={service.fullyQualifiedName}
      runner={runner}
      onRunner={setRunner}
      onChange={setData}
      onSettings={setSettings}
      foot={({ check, test }) => (
        <>
          {save.error && <ErrorNote error={save.error} what={text('connection.saveFailed')} />}
          <div className="hy-wizard-foot">
            <Button look="quiet" onClick={onDone}>{text('action.cancel')}</Button>
            <div className="hy-row hy-push">
              <Button onClick={test}>{text('test.run')}</Button>
              <Button look="primary" aria-disabled={save.isPending} onClick={() => check() && !save.isPending && save.mutate({ config: pruned(data), settings: pruned(settings), runner }, { onSuccess: done })}>
                {text(save.isPending ? 'action.saving' : 'connection.save')}
              </Button>
            </div>
          </div>
        </>
      )}
    />
  );
}
