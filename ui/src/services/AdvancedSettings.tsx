import { ChevronRight } from 'lucide-react';
import { useMemo, useState, type Ref } from 'react';
import { useFormSchema } from '../api/hooks/useFormSchema';
import type { JsonObject } from '../api/types';
import { text } from '../shared/text/text';
import { ErrorNote } from '../shared/ui/ErrorNote';
import { Skeleton } from '../shared/ui/Skeleton';
import { ConnectionForm, type FormHandle } from './form/ConnectionForm';
import { schemaWithout, settingsSchema, type FieldPath } from './schema';

interface Props {
  data: JsonObject;
  stored: FieldPath[];
  referencesOnly: boolean;
  onChange: (settings: JsonObject) => void;
  handle: Ref<FormHandle>;
}

/** What has a place of its own, or belongs to a runner and not to a service. */
const elsewhere = ['secrets', 'autoPilot'];

/** Hydrant's own settings, which the contract has no room for. Folded away until somebody needs one. */
export function AdvancedSettings(props: Props) {
  const [open, setOpen] = useState(() => Object.keys(props.data).some((name) => !elsewhere.includes(name)));
  return (
    <div className="hy-fold">
      <button type="button" className="hy-fold-head" aria-expanded={open} onClick={() => setOpen(!open)}>
        <ChevronRight size={16} aria-hidden />
        {text('advanced.title')}
      </button>
      {open && <div className="hy-form-group"><p className="hy-hint">{text('advanced.hint')}</p><Settings {...props} /></div>}
    </div>
  );
}

function Settings({ data, stored, referencesOnly, onChange, handle }: Props) {
  const { data: form, error, refetch } = useFormSchema('hydrantSettings');
  const schema = useMemo(() => form && schemaWithout(settingsSchema(form), elsewhere), [form]);
  const described = useMemo(() => ({ schema: schema ?? {}, uiSchema: {}, help: {} }), [schema]);
  if (error) return <ErrorNote error={error} what={text('form.loadFailed')} retry={() => void refetch()} />;
  if (!schema) return <Skeleton rows={6} height={48} />;
  return <ConnectionForm form={described} schema={schema} data={data} stored={stored} referencesOnly={referencesOnly} sparse onChange={onChange} onFocusField={nothing} handle={handle} />;
}

const nothing = () => undefined;
