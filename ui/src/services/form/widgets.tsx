import type { WidgetProps } from '@rjsf/utils';
import { AutoComplete, Input, Switch } from 'antd';
import { text } from '../../shared/text/text';

const described = ({ id, rawErrors, required }: WidgetProps) => ({
  'aria-invalid': rawErrors && rawErrors.length > 0 ? true : undefined,
  'aria-describedby': `${id}__error`,
  'aria-details': 'form-help',
  'aria-required': required || undefined,
});

const textOf = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');

export function TextWidget(props: WidgetProps) {
  const { id, value, onChange, disabled, readonly, schema } = props;
  const placeholder = props.placeholder || (schema.default === undefined ? '' : String(schema.default));
  return (
    <Input
      id={id}
      value={textOf(value)}
      disabled={disabled}
      readOnly={readonly}
      placeholder={placeholder}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onChange(event.target.value || undefined)}
      {...described(props)}
    />
  );
}

/** The schema's examples are offered while typing, any other text is accepted: a new region needs no new page. */
export function SuggestWidget(props: WidgetProps) {
  const { id, value, onChange, disabled, schema } = props;
  const examples = Array.isArray(schema.examples) ? schema.examples.map(String) : [];
  return (
    <AutoComplete
      id={id}
      value={textOf(value)}
      disabled={disabled}
      options={examples.map((example) => ({ value: example }))}
      showSearch={{ filterOption: (input, option) => (option?.value ?? '').includes(input.toLowerCase()) }}
      onChange={(next: string) => onChange(next || undefined)}
      style={{ width: '100%' }}
    >
      <Input autoComplete="off" spellCheck={false} {...described(props)} />
    </AutoComplete>
  );
}

export function SwitchWidget({ id, value, onChange, disabled, label, schema }: WidgetProps) {
  const on = (value ?? schema.default) === true;
  return (
    <span className="hy-row">
      <Switch id={id} checked={on} disabled={disabled} onChange={(next) => onChange(next)} aria-label={label} />
      <label htmlFor={id}>{label}</label>
      <span className="hy-hint" aria-hidden="true">{text(value === undefined && schema.default === undefined ? 'form.unset' : on ? 'form.on' : 'form.off')}</span>
    </span>
  );
}
