import type { ObjectFieldTemplateProps, RJSFSchema } from '@rjsf/utils';
import { ChevronRight } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { JsonValue } from '../../api/types';
import { groupsOf } from './groups';

/** The usual fields in the open; what most people leave alone is folded away, and opens when it holds a value. */
export function ObjectTemplate({ properties, title, fieldPathId, formData, schema, uiSchema }: ObjectFieldTemplateProps) {
  const names = properties.filter((property) => !property.hidden).map((property) => property.name);
  const hint = uiSchema?.['ui:groups'] as JsonValue | undefined;
  const groups = groupsOf(names, hint, (formData ?? {}) as Record<string, unknown>, defaultsOf(schema));
  const content = (wanted: string[]) => wanted.map((name) => properties.find((property) => property.name === name)?.content);
  const named = fieldPathId.path.length > 0 ? (schema.title ?? title) : undefined;
  return (
    <fieldset className="hy-form-group">
      {named && <legend className="hy-form-legend">{named}</legend>}
      {content(groups.main)}
      {groups.folded.map((group) => <Fold key={group.title} title={group.title} used={group.used}>{content(group.names)}</Fold>)}
    </fieldset>
  );
}

const defaultsOf = (schema: RJSFSchema): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, member]) => [name, typeof member === 'object' ? member.default : undefined]),
  );

function Fold({ title, used, children }: { title: string; used: boolean; children: ReactNode }) {
  const [open, setOpen] = useState(used);
  return (
    <div className="hy-fold">
      <button type="button" className="hy-fold-head" aria-expanded={open} onClick={() => setOpen(!open)}>
        <ChevronRight size={16} aria-hidden />
        {title}
      </button>
      <div hidden={!open} className="hy-form-group">{children}</div>
    </div>
  );
}
