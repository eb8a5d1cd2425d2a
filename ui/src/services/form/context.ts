import type { JsonObject } from '../../api/types';
import type { FieldPath } from '../schema';

/** What templates and widgets of the form need beside their own field. */
export interface FormContext {
  /** Fields that were left once, or all after Next: only these show their errors. */
  touched: ReadonlySet<FieldPath>;
  all: boolean;
  /** Secrets that the server holds. */
  stored: FieldPath[];
  data: JsonObject;
  onFocus: (path: FieldPath, title: string) => void;
  onLeave: (path: FieldPath) => void;
  onSecret: (path: FieldPath, value: string | undefined) => void;
}

export const dotted = (path: (string | number)[]): FieldPath => path.join('.');
