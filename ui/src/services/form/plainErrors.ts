import type { RJSFValidationError } from '@rjsf/utils';
import { text } from '../../shared/text/text';

/** The validator's errors in words for people; one that has none here keeps its own. */
export function plainErrors(errors: RJSFValidationError[]): RJSFValidationError[] {
  return errors.map((error) => ({ ...error, message: words(error) ?? error.message }));
}

function words({ name, params }: RJSFValidationError): string | undefined {
  switch (name) {
    case 'required': return text('form.error.required');
    case 'pattern': return text('form.error.pattern');
    case 'format': return text('form.error.format', { format: String(params?.['format'] ?? '') });
    case 'minLength': return text('form.error.minLength', { n: Number(params?.['limit'] ?? 0) });
    case 'maxLength': return text('form.error.maxLength', { n: Number(params?.['limit'] ?? 0) });
    default: return undefined;
  }
}
