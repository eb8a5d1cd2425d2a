import { Validator, type OutputUnit, type Schema } from '@cfworker/json-schema';
import {
  createErrorHandler,
  getDefaultFormState,
  toErrorSchema,
  unwrapErrorHandler,
  validationDataMerge,
  type CustomValidator,
  type ErrorTransformer,
  type RJSFSchema,
  type RJSFValidationError,
  type UiSchema,
  type ValidationData,
  type ValidatorType,
} from '@rjsf/utils';

/**
 * Checks a form against its JSON Schema by walking it. The usual validator compiles schemas to code at run time, which
 * the server's content security policy forbids.
 */
export const validator: ValidatorType = { validateFormData, isValid, rawValidation };

function rawValidation<Result = unknown>(schema: RJSFSchema, data?: unknown): { errors?: Result[]; validationError?: Error } {
  return { errors: check(schema, data ?? {}) as Result[] };
}

function isValid(schema: RJSFSchema, data: unknown, root: RJSFSchema): boolean {
  const whole = { ...schema, definitions: root.definitions, $defs: root.$defs };
  return check(whole, data).length === 0;
}

function validateFormData(
  data: unknown,
  schema: RJSFSchema,
  customValidate?: CustomValidator,
  transformErrors?: ErrorTransformer,
  uiSchema?: UiSchema,
): ValidationData<object> {
  const found = check(schema, data ?? {});
  const errors = transformErrors ? transformErrors(found, uiSchema) : found;
  const own: ValidationData<object> = { errors, errorSchema: toErrorSchema(errors) };
  if (!customValidate) return own;
  const filled = getDefaultFormState(validator, schema, data, schema, true) as object;
  const handler = customValidate(filled, createErrorHandler(filled), uiSchema, own.errorSchema);
  return validationDataMerge(own, unwrapErrorHandler(handler));
}

/** One error for each leaf that is wrong, named by the path of its field as the form names it. */
function check(schema: RJSFSchema, data: unknown): RJSFValidationError[] {
  const { errors } = new Validator(schema as Schema, '7', false).validate(data);
  return errors.flatMap((unit) => errorsOf(unit, schema, data));
}

/** Keywords that only say that something inside is wrong. */
const around = new Set(['properties', 'items', 'additionalProperties', 'allOf', 'then', 'else', '$ref']);

function errorsOf(unit: OutputUnit, schema: RJSFSchema, data: unknown): RJSFValidationError[] {
  if (around.has(unit.keyword)) return [];
  const path = pointer(unit.instanceLocation);
  const rule = at(schema, pointer(unit.keywordLocation));
  if (unit.keyword === 'required') {
    const value = at(data, path);
    const missing = (Array.isArray(rule) ? rule.map(String) : []).filter((name) => !isObject(value) || value[name] === undefined);
    return missing.map((name) => made(unit, [...path, name], { missingProperty: name }));
  }
  return [made(unit, path, { limit: rule, format: rule, pattern: rule })];
}

const made = (unit: OutputUnit, path: string[], params: object): RJSFValidationError => ({
  name: unit.keyword,
  property: path.map((part) => `.${part}`).join(''),
  message: unit.error,
  params,
  stack: unit.error,
  schemaPath: unit.keywordLocation,
});

/** `#/awsConfig/awsRegion` → `[awsConfig, awsRegion]`. */
const pointer = (location: string): string[] =>
  location.replace(/^#\/?/, '').split('/').filter(Boolean).map((part) => decodeURIComponent(part).replace(/~1/g, '/').replace(/~0/g, '~'));

const at = (from: unknown, path: string[]): unknown =>
  path.reduce<unknown>((value, part) => (isObject(value) || Array.isArray(value) ? (value as Record<string, unknown>)[part] : undefined), from);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export default validator;
