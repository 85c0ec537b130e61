import type { PayloadError } from '#sandbox/world.ts';

/** What a broken rule is called. Source: docs.slack.dev/reference/methods/blocks.validate names `failed_constraint`. */
export type FaultCode =
  | 'failed_constraint'
  | 'missing_field'
  | 'unknown_field'
  | 'wrong_type'
  | 'only_one_table_allowed'
  | 'too_many_attachments'
  | 'view_too_large';

/** One step deeper into a JSON pointer, escaped as RFC 6901 asks. */
export function deeper(pointer: string, key: string | number): string {
  return `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** A broken limit: what was expected and what came. */
export function failed(
  pointer: string,
  message: string,
  type: string,
  expected?: unknown,
  got?: unknown,
  code: FaultCode = 'failed_constraint',
): PayloadError {
  return { code, message, pointer, constraint: { type, expected, got } };
}

/** A field that must be there and is not. */
export function missing(pointer: string, field: string): PayloadError {
  return { code: 'missing_field', message: `missing required field: ${field}`, pointer };
}

/** A field that Slack does not know here. Slack refuses undocumented properties of blocks. */
export function unknownField(pointer: string, field: string): PayloadError {
  return { code: 'unknown_field', message: `invalid additional property: ${field}`, pointer };
}

/** A value of the wrong JSON type. */
export function wrongType(pointer: string, expected: string, got: unknown): PayloadError {
  const kind = got === null ? 'null' : Array.isArray(got) ? 'array' : typeof got;
  return failed(pointer, `must provide ${expected}`, 'type', expected, kind, 'wrong_type');
}

/** True for a JSON object: neither null nor an array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The words for a `type` that is not taken here. */
export function unsupported(type: unknown): string {
  return `unsupported type: ${typeof type === 'string' ? type : JSON.stringify(type)}`;
}
