import type { FieldProps } from '@rjsf/utils';
import { useState } from 'react';
import type { JsonObject, JsonValue } from '../../api/types';
import { text } from '../../shared/text/text';
import { exampleOf, linesOf, valueOf } from './lines';

/** A list or a map as lines of text: quicker to read, to paste and to reach by keyboard than rows of buttons. */
export function LinesField({ schema, formData, onChange, fieldPathId }: FieldProps) {
  const described = schema as JsonObject;
  const [typed, setTyped] = useState(() => linesOf(described, formData as JsonValue | undefined));
  const id = fieldPathId.$id;
  const example = exampleOf(described);
  const change = (lines: string) => {
    setTyped(lines);
    onChange(valueOf(described, lines), fieldPathId.path);
  };
  return (
    <>
      <div className="hy-hint" id={`${id}__lines`}>{example ? text('form.linesLike', { example }) : text('form.lines')}</div>
      <textarea id={id} className="hy-textarea hy-mono" rows={3} value={typed} spellCheck={false} aria-describedby={`${id}__lines ${id}__error`} onChange={(event) => change(event.target.value)} />
    </>
  );
}
