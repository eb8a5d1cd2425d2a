import type { FieldTemplateProps } from '@rjsf/utils';
import { StatusShape } from '../../shared/status/StatusShape';
import { text } from '../../shared/text/text';
import { dotted, type FormContext } from './context';

/** Label above, hint under the label, error under the input and tied to it. */
export function FieldTemplate(props: FieldTemplateProps) {
  const { id, label, required, hidden, children, rawErrors, rawDescription, schema, registry, fieldPathId } = props;
  if (hidden) return <div hidden>{children}</div>;
  const context = registry.formContext as FormContext;
  const path = dotted(fieldPathId.path);
  if (schema.type === 'object' && !props.uiSchema?.['ui:field']) return children;
  const showErrors = (context.all || context.touched.has(path)) && rawErrors && rawErrors.length > 0;
  return (
    <div
      className="hy-field"
      data-path={path}
      onFocusCapture={() => context.onFocus(path, label)}
      onBlurCapture={() => context.onLeave(path)}
    >
      {schema.type !== 'boolean' && (
        <label className="hy-label" htmlFor={id}>
          {label}
          {required && <span className="hy-required" aria-hidden="true">*</span>}
          {required && <span className="hy-visually-hidden">{text('form.required')}</span>}
        </label>
      )}
      {rawDescription && isShort(rawDescription) && <div className="hy-hint">{rawDescription}</div>}
      {children}
      {showErrors && (
        <div className="hy-error" id={`${id}__error`} role="alert">
          <StatusShape kind="failed" />
          <span>{[...new Set(rawErrors)].join('. ')}</span>
        </div>
      )}
    </div>
  );
}

/** Long descriptions belong to the help panel. */
const isShort = (description: string) => description.length <= 90;
