import type { Draft } from './draft';
import { useFormSchema } from '../api/hooks/useFormSchema';
import { text } from '../shared/text/text';
import { Button } from '../shared/ui/Button';
import { ErrorNote } from '../shared/ui/ErrorNote';
import { Skeleton } from '../shared/ui/Skeleton';
import { ConnectionEditor } from './ConnectionEditor';
import { WizardFoot } from './WizardFoot';

interface Props {
  draft: Draft;
  setDraft: (draft: Draft) => void;
  back: () => void;
  next: () => void;
}

const noSecrets: string[] = [];

export function ConnectionStep({ draft, setDraft, back, next }: Props) {
  const { data: form, error, refetch } = useFormSchema('pipelineService/KinesisFirehose');
  if (error) return <ErrorNote error={error} what={text('form.loadFailed')} retry={() => void refetch()} />;
  if (!form) return <Skeleton rows={8} height={56} />;
  return (
    <ConnectionEditor
      form={form}
      without={['pipelineFilterPattern']}
      data={draft.config}
      settings={draft.settings}
      stored={noSecrets}
      storedSettings={noSecrets}
      runner={draft.runner}
      onRunner={(runner) => setDraft({ ...draft, runner })}
      onSettings={(settings) => setDraft({ ...draft, settings })}
      onChange={(config) => setDraft({ ...draft, config })}
      foot={({ check, test, tested }) => (
        <WizardFoot>
          <Button onClick={test}>{text('test.run')}</Button>
          <Button onClick={back}>{text('action.back')}</Button>
          <Button look="primary" onClick={() => check() && next()}>{text(tested ? 'action.next' : 'wizard.nextUntested')}</Button>
        </WizardFoot>
      )}
    />
  );
}
