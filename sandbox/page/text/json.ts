/** An object of a payload, whose fields are not known yet. */
export type Json = Readonly<Record<string, unknown>>;

/** The object `value` is, or an empty one where it is something else. */
export function obj(value: unknown): Json {
  return isObject(value) ? value : {};
}

/** Whether it is an object with fields, and no list. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The list `value` is, or an empty one. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The string `value` is, or `otherwise`. */
export function str(value: unknown, otherwise = ''): string {
  return typeof value === 'string' ? value : otherwise;
}

/** The number that `value` is or says; undefined where it is none. */
export function num(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : undefined;
}

/** The words of a plain_text or mrkdwn object, or of a bare string. */
export function words(value: unknown): string {
  return typeof value === 'string' ? value : str(obj(value)['text']);
}
