import type { PayloadError } from '#sandbox/world.ts';
import { deeper, failed, isRecord, missing, unknownField, unsupported, wrongType } from './fault.ts';
import { FAMILIES, OBJECTS } from './limits/tables.ts';
import type { Family, FieldSpec, Shape, Surface } from './limits/spec.ts';

type SpecOf<T extends FieldSpec['t']> = Extract<FieldSpec, { t: T }>;

/** Longest text object where no field says less. Source: docs.slack.dev/reference/block-kit/composition-objects/text-object. */
const TEXT_OBJECT_MAX = 3000;

/** The faults of one value against its field's spec, and of everything inside it. */
export function checkField(spec: FieldSpec, value: unknown, pointer: string, surface: Surface): PayloadError[] {
  switch (spec.t) {
    case 'any':
      return [];
    case 'bool':
      return typeof value === 'boolean' ? [] : [wrongType(pointer, 'a boolean', value)];
    case 'string':
      return checkString(spec, value, pointer);
    case 'int':
    case 'number':
      return checkNumber(spec, value, pointer);
    case 'enum':
      return checkEnum(spec.values, value, pointer, 'must be a valid enum value');
    case 'text':
      return checkTextObject(spec, value, pointer);
    case 'array':
      return checkArray(spec, value, pointer, surface);
    case 'obj':
      return checkNamed(spec.of, value, pointer, surface);
    case 'shape':
      return checkShape(spec.shape, value, pointer, surface);
    default:
      return checkTyped(spec.t, spec.allow, value, pointer, surface);
  }
}

function checkLength(
  length: number,
  spec: { max?: number; min?: number },
  pointer: string,
  unit: string,
): PayloadError[] {
  if (spec.max !== undefined && length > spec.max) {
    const message =
      unit === 'items' ? `no more than ${spec.max} items allowed` : `must be less than ${spec.max + 1} ${unit}`;
    return [failed(pointer, message, `max_${unit}`, spec.max, length)];
  }
  if (spec.min !== undefined && length < spec.min) {
    return [failed(pointer, `must be more than ${spec.min - 1} ${unit}`, `min_${unit}`, spec.min, length)];
  }
  return [];
}

function checkString(spec: SpecOf<'string'>, value: unknown, pointer: string): PayloadError[] {
  if (typeof value !== 'string') return [wrongType(pointer, 'a string', value)];
  const lengths = checkLength(value.length, spec, pointer, 'characters');
  if (lengths.length > 0 || spec.pattern === undefined || new RegExp(spec.pattern, 'v').test(value)) return lengths;
  return [failed(pointer, 'does not match the expected format', 'pattern', spec.pattern, value)];
}

function checkNumber(spec: SpecOf<'int'> | SpecOf<'number'>, value: unknown, pointer: string): PayloadError[] {
  if (typeof value !== 'number' || !Number.isFinite(value)) return [wrongType(pointer, 'a number', value)];
  if (spec.t === 'number') {
    if (spec.gt === undefined || value > spec.gt) return [];
    return [failed(pointer, `must be more than ${spec.gt}`, 'more_than', spec.gt, value)];
  }
  if (!Number.isInteger(value)) return [wrongType(pointer, 'an integer', value)];
  if (spec.max !== undefined && value > spec.max) {
    return [failed(pointer, `must be at most ${spec.max}`, 'max_value', spec.max, value)];
  }
  if (spec.min !== undefined && value < spec.min) {
    return [failed(pointer, `must be at least ${spec.min}`, 'min_value', spec.min, value)];
  }
  return [];
}

function checkEnum(values: readonly string[], value: unknown, pointer: string, message: string): PayloadError[] {
  if (typeof value === 'string' && values.includes(value)) return [];
  return [failed(pointer, message, 'enum', values, value)];
}

function checkTextObject(spec: SpecOf<'text'>, value: unknown, pointer: string): PayloadError[] {
  if (!isRecord(value)) return [wrongType(pointer, 'an object', value)];
  if (value['type'] === undefined) return [missing(pointer, 'type')];
  const kind = value['type'];
  const kinds = checkEnum(spec.kinds, kind, deeper(pointer, 'type'), unsupported(kind));
  if (kinds.length > 0) return kinds;
  // `emoji` is for plain_text, `verbatim` for mrkdwn; the other way round is refused.
  const flag = kind === 'plain_text' ? 'emoji' : 'verbatim';
  const unknown = Object.keys(value)
    .filter((key) => !['type', 'text', flag].includes(key))
    .map((key) => unknownField(pointer, key));
  const flagged = value[flag] === undefined || typeof value[flag] === 'boolean';
  return [
    ...unknown,
    ...(flagged ? [] : [wrongType(deeper(pointer, flag), 'a boolean', value[flag])]),
    ...(value['text'] === undefined
      ? [missing(pointer, 'text')]
      : checkString({ t: 'string', max: spec.max, min: spec.min }, value['text'], deeper(pointer, 'text'))),
  ];
}

function checkArray(spec: SpecOf<'array'>, value: unknown, pointer: string, surface: Surface): PayloadError[] {
  if (!Array.isArray(value)) return [wrongType(pointer, 'an array', value)];
  const entries: readonly unknown[] = value;
  return [
    ...checkLength(entries.length, spec, pointer, 'items'),
    ...entries.flatMap((entry, index) => checkField(spec.of, entry, deeper(pointer, index), surface)),
  ];
}

function checkNamed(name: string, value: unknown, pointer: string, surface: Surface): PayloadError[] {
  const shape = OBJECTS[name];
  if (!shape) throw new Error(`no object ${name} in the table`);
  return checkShape(shape, value, pointer, surface);
}

/** The faults of one object that names itself with `type`: kind allowed here, shown on this surface, and well made. */
function checkTyped(
  family: Family,
  allow: readonly string[],
  value: unknown,
  pointer: string,
  surface: Surface,
): PayloadError[] {
  if (!isRecord(value)) return [wrongType(pointer, 'an object', value)];
  const type = value['type'];
  if (type === undefined) return [missing(pointer, 'type')];
  const table = FAMILIES[family];
  const kinds = allow.includes('*') ? Object.keys(table) : allow;
  const at = deeper(pointer, 'type');
  const known = checkEnum(kinds, type, at, unsupported(type));
  if (known.length > 0 || typeof type !== 'string') return known;
  if (type === 'plain_text' || type === 'mrkdwn') {
    return checkTextObject({ t: 'text', kinds: [type], max: TEXT_OBJECT_MAX, min: 1 }, value, pointer);
  }
  const shape = table[type] ?? FAMILIES.block[type];
  if (!shape) throw new Error(`no ${family} ${type} in the table`);
  if (shape.surfaces && !shape.surfaces.includes(surface)) {
    return [failed(at, `${unsupported(type)} in a ${surface}`, 'surface', shape.surfaces, surface)];
  }
  return checkShape(shape, value, pointer, surface, true);
}

/** The faults of one object against its shape. `typed` objects carry `type` besides their fields. */
export function checkShape(
  shape: Shape,
  value: unknown,
  pointer: string,
  surface: Surface,
  typed = false,
): PayloadError[] {
  if (!isRecord(value)) return [wrongType(pointer, 'an object', value)];
  const given = (field: string): boolean => value[field] !== undefined;
  const errors = shape.required.filter((field) => !given(field)).map((field) => missing(pointer, field));
  for (const group of shape.exactlyOne ?? []) {
    const count = group.filter(given).length;
    if (count !== 1) {
      errors.push(failed(pointer, `exactly one of ${group.join(', ')} is needed`, 'exactly_one', group, count));
    }
  }
  for (const group of shape.atLeastOne ?? []) {
    if (!group.some(given)) {
      errors.push(failed(pointer, `at least one of ${group.join(', ')} is needed`, 'at_least_one', group, 0));
    }
  }
  for (const [key, inner] of Object.entries(value)) {
    if (inner === undefined || (typed && key === 'type')) continue;
    const spec = Object.hasOwn(shape.fields, key) ? shape.fields[key] : undefined;
    if (spec) errors.push(...checkField(spec, inner, deeper(pointer, key), surface));
    else errors.push(unknownField(pointer, key));
  }
  return errors;
}
