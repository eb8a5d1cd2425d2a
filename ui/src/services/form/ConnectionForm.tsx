import CoreForm, { withTheme } from '@rjsf/core';
import { Theme } from '@rjsf/antd';
import type { FormValidation, RJSFSchema, UiSchema } from '@rjsf/utils';
import { useImperativeHandle, useMemo, useRef, useState, type Ref } from 'react';
import type { FormSchema, JsonObject } from '../../api/types';
import { text } from '../../shared/text/text';
import { AntdTheme } from '../../shared/theme/AntdTheme';
import { plainSecrets, secretPaths, typedMasks, withValue, type FieldPath } from '../schema';
import { FieldTemplate } from './FieldTemplate';
import { ObjectTemplate } from './ObjectTemplate';
import { LinesField } from './LinesField';
import { SecretWidget } from './SecretWidget';
import { SuggestWidget, SwitchWidget, TextWidget } from './widgets';
import type { FormContext } from './context';
import { plainErrors } from './plainErrors';
import { uiSchemaFor } from './uiSchema';
import { validator } from './validator';

const Form = withTheme({
  ...Theme,
  widgets: { ...Theme.widgets, TextWidget, PasswordWidget: SecretWidget, URLWidget: TextWidget, CheckboxWidget: SwitchWidget, SuggestWidget },
  fields: { ...Theme.fields, LinesField },
  templates: { ...Theme.templates, FieldTemplate, ObjectFieldTemplate: ObjectTemplate },
});

export interface FormHandle {
  /** Shows every error, moves focus to the first; true when there is none. */
  check: () => boolean;
}

interface Props {
  form: FormSchema;
  schema: JsonObject;
  data: JsonObject;
  stored: FieldPath[];
  /** The runner is outside the server: secrets are taken as references only. */
  referencesOnly: boolean;
  /** Defaults are shown, not filled in: what nobody set stays with whoever runs it. */
  sparse?: boolean;
  onChange: (data: JsonObject) => void;
  onFocusField: (path: FieldPath, title: string) => void;
  handle: Ref<FormHandle>;
}

/** The connection as the server's schema describes it. */
export function ConnectionForm({ form, schema, data, stored, referencesOnly, sparse, onChange, onFocusField, handle }: Props) {
  const [touched, setTouched] = useState<ReadonlySet<FieldPath>>(new Set());
  const [all, setAll] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const core = useRef<CoreForm>(null);
  const secrets = useMemo(() => secretPaths(schema), [schema]);
  const uiSchema = useMemo(() => uiSchemaFor(schema, form.uiSchema) as UiSchema, [schema, form.uiSchema]);

  const context: FormContext = {
    touched, all, stored, data,
    onFocus: onFocusField,
    onLeave: (path) => setTouched((before) => (before.has(path) ? before : new Set(before).add(path))),
    onSecret: (path, value) => onChange(withValue(data, path, value)),
  };
  const customValidate = (values: JsonObject | undefined, errors: FormValidation) => {
    for (const path of typedMasks(values ?? {}, secrets, stored)) errorAt(errors, path)?.addError(text('secret.maskTyped'));
    if (referencesOnly) for (const path of plainSecrets(values ?? {}, secrets)) errorAt(errors, path)?.addError(text('secret.plain'));
    return errors;
  };
  useImperativeHandle(handle, () => ({
    check: () => {
      setAll(true);
      return core.current?.validateForm() ?? false;
    },
  }));

  return (
    <AntdTheme>
      <div ref={box}>
        <Form
          ref={core}
          schema={schema as RJSFSchema}
          uiSchema={uiSchema}
          formData={data}
          formContext={context}
          validator={validator}
          experimental_defaultFormStateBehavior={sparse ? { emptyObjectFields: 'skipDefaults' } : undefined}
          customValidate={customValidate as never}
          liveValidate="onChange"
          transformErrors={plainErrors}
          focusOnFirstError={(error) => focusField(box.current, fieldOf(error.property ?? '', error.params?.['missingProperty']))}
          onError={shownAtFields}
          showErrorList={false}
          noHtml5Validate
          tagName="div"
          onChange={(event) => onChange((event.formData ?? {}) as JsonObject)}
        >
          <></>
        </Form>
      </div>
    </AntdTheme>
  );
}

/** Errors stand at their fields; without a handler the form would write them to the console. */
const shownAtFields = () => undefined;

function errorAt(errors: FormValidation, path: FieldPath): FormValidation | undefined {
  return path.split('.').reduce<FormValidation | undefined>(
    (at, name) => (at as Record<string, FormValidation> | undefined)?.[name],
    errors,
  );
}

/** `.awsConfig` with a missing member → `awsConfig.awsRegion`. */
function fieldOf(property: string, missing: unknown): FieldPath {
  const path = property.replace(/^\./, '');
  if (typeof missing !== 'string' || path.endsWith(missing)) return path;
  return path ? `${path}.${missing}` : missing;
}

function focusField(box: HTMLElement | null, path: FieldPath): void {
  const field = box?.querySelector(`[data-path="${CSS.escape(path)}"]`);
  field?.querySelector<HTMLElement>('input, button, textarea, select')?.focus();
}
