import type { ObjectFieldTemplateProps } from '@rjsf/utils';
import { useState } from 'react';
import { ChevronRight } from 'lucide-react';
import { text, type TextKey } from '../../shared/text/text';
import { groupsOf } from './groups';

/** Required fields first; what most people leave alone is folded away, and opens by itself when it holds a value. */
export function ObjectTemplate({ properties, title, fieldPathId, formData, schema }: ObjectFieldTemplateProps) {
  const groups = groupsOf(properties.map((property) => property.name), (formData ?? {}) as Record<string, unknown>);
  const top = fieldPathId.path.length === 0;
  const content = (names: string[]) => properties.filter((property) => names.includes(property.name)).map((property) => property.content);
  return (
    <fieldset className="hy-form-group">
      {!top && (schema.title ?? title) && <legend className="hy-visually-hidden">{schema.title ?? title}</legend>}
      {content(groups.main)}
      {groups.folded.map((group) => (
        <Fold key={group.word} word={group.word} open={group.used}>{content(group.names)}</Fold>
      ))}
    </fieldset>
  );
}

function Fold({ word, open: initially, children }: { word: TextKey; open: boolean; children: React.ReactNode }) {
  const [open, setOpen] = useState(initially);
  return (
    <div className="hy-fold">
      <button type="button" className="hy-fold-head" aria-expanded={open} onClick={() => setOpen(!open)}>
        <ChevronRight size={16} aria-hidden />
        {text(word)}
      </button>
      <div hidden={!open} className="hy-form-group">{children}</div>
    </div>
  );
}
