/** Where blocks may stand. */
export type Surface = 'message' | 'modal' | 'home';

type TextKind = 'plain_text' | 'mrkdwn';

/** The families of objects that name themselves with `type`. */
export type Family = 'block' | 'element' | 'rich' | 'cell' | 'chart';

/**
 * What one field may hold. `min` and `max` are lengths of strings, texts and arrays, and values of numbers.
 *
 * units: lengths are UTF-16 units, as JavaScript counts them: never less than the code points that Slack may count.
 */
export type FieldSpec =
  | { readonly t: 'string'; readonly max?: number; readonly min?: number; readonly pattern?: string }
  | { readonly t: 'text'; readonly kinds: readonly TextKind[]; readonly max: number; readonly min: number }
  | { readonly t: 'array'; readonly of: FieldSpec; readonly max?: number; readonly min?: number }
  | { readonly t: 'obj'; readonly of: string }
  | { readonly t: 'shape'; readonly shape: Shape }
  | { readonly t: Family; readonly allow: readonly string[] }
  | { readonly t: 'enum'; readonly values: readonly string[] }
  | { readonly t: 'int'; readonly max?: number; readonly min?: number }
  | { readonly t: 'number'; readonly gt?: number }
  | { readonly t: 'bool' }
  | { readonly t: 'any' };

/** The fields of one kind of block, element or object, and which of them must be there. */
export interface Shape {
  /** A key of `SOURCES`. */
  readonly src: string;
  readonly fields: Readonly<Record<string, FieldSpec>>;
  readonly required: readonly string[];
  readonly exactlyOne?: readonly (readonly string[])[];
  readonly atLeastOne?: readonly (readonly string[])[];
  /** Absent: everywhere. */
  readonly surfaces?: readonly Surface[];
  /** Characters in all cells together. */
  readonly maxCellChars?: number;
}

export type Shapes = Readonly<Record<string, Shape>>;

/** A string of `min` to `max` characters. */
export const str = (max?: number, min?: number, pattern?: string): FieldSpec => ({
  t: 'string',
  ...(max === undefined ? {} : { max }),
  ...(min === undefined ? {} : { min }),
  ...(pattern === undefined ? {} : { pattern }),
});

/** A plain_text object of 1 to `max` characters. */
export const plain = (max: number): FieldSpec => ({ t: 'text', kinds: ['plain_text'], max, min: 1 });

/** A plain_text or mrkdwn object of 1 to `max` characters. */
export const either = (max: number): FieldSpec => ({ t: 'text', kinds: ['plain_text', 'mrkdwn'], max, min: 1 });

/** An array of `min` to `max` entries. */
export const list = (of: FieldSpec, max?: number, min?: number): FieldSpec => ({
  t: 'array',
  of,
  ...(max === undefined ? {} : { max }),
  ...(min === undefined ? {} : { min }),
});

/** An object of the table `OBJECTS`. */
export const obj = (of: string): FieldSpec => ({ t: 'obj', of });

/** An object of a shape given in place. */
export const inside = (shape: Shape): FieldSpec => ({ t: 'shape', shape });

/** One of some members of a family, told apart by `type`. */
export const oneOf = (t: Family, allow: readonly string[]): FieldSpec => ({ t, allow });

/** One of some words. */
export const words = (...values: readonly string[]): FieldSpec => ({ t: 'enum', values });

/** A whole number of `min` to `max`. */
export const int = (min?: number, max?: number): FieldSpec => ({
  t: 'int',
  ...(max === undefined ? {} : { max }),
  ...(min === undefined ? {} : { min }),
});

export const bool: FieldSpec = { t: 'bool' };
export const any: FieldSpec = { t: 'any' };
