import type { WidgetProps } from '@rjsf/utils';
import { Input } from 'antd';
import { Link2 } from 'lucide-react';
import { StatusShape } from '../../shared/status/StatusShape';
import { text } from '../../shared/text/text';
import { Button } from '../../shared/ui/Button';
import { isReference, mask } from '../schema';
import { dotted, type FormContext } from './context';

/** A secret: never shown back. A stored one can be replaced or cleared; a `secret:` reference is shown in clear. */
export function SecretWidget(props: WidgetProps) {
  const { id, value, registry, onChange, name } = props;
  const context = registry.formContext as FormContext;
  const path = pathOf(props, context, name);
  const typed = typeof value === 'string' ? value : '';
  const stored = context.stored.includes(path);

  if (stored && typed === mask) {
    return (
      <div className="hy-secret-set">
        <span className="hy-status"><StatusShape kind="ok" />{text('secret.set')}</span>
        <Button small id={id} aria-details="form-help" onClick={() => context.onSecret(path, '')}>{text('secret.replace')}</Button>
        <Button small look="quiet" onClick={() => context.onSecret(path, undefined)}>{text('secret.clear')}</Button>
      </div>
    );
  }
  return (
    <div className="hy-stack-tight">
      <SecretInput {...props} typed={typed} onTyped={(next) => onChange(next || undefined)} />
      {isReference(typed) && (
        <div className="hy-hint hy-row"><Link2 size={14} aria-hidden />{text('secret.reference')}</div>
      )}
      {stored && (
        <div className="hy-hint hy-row">
          {text('secret.replacing')}
          <button type="button" className="hy-link-button" onClick={() => context.onSecret(path, mask)}>{text('secret.keep')}</button>
        </div>
      )}
    </div>
  );
}

/** A widget knows its id only; the field's path is the secret whose dotted path ends it. */
function pathOf(props: WidgetProps, context: FormContext, name: string): string {
  const fromId = props.id.split('_').slice(1).join('.');
  return context.stored.find((path) => path === fromId) ?? fromId ?? dotted([name]);
}

function SecretInput({ id, typed, onTyped, rawErrors, disabled }: WidgetProps & { typed: string; onTyped: (value: string) => void }) {
  const common = {
    id,
    value: typed,
    disabled,
    spellCheck: false,
    placeholder: text('secret.placeholder'),
    'aria-invalid': rawErrors && rawErrors.length > 0 ? true : undefined,
    'aria-describedby': `${id}__error`,
    'aria-details': 'form-help',
    onChange: (event: { target: { value: string } }) => onTyped(event.target.value),
  };
  if (isReference(typed)) return <Input {...common} className="hy-mono" autoComplete="off" autoFocus />;
  return <Input.Password {...common} autoComplete="new-password" autoFocus={false} />;
}
