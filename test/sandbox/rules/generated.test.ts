import { BLOCKS, ELEMENTS, OBJECTS } from '#sandbox/rules/limits/tables.ts';
import type { FieldSpec } from '#sandbox/rules/limits/spec.ts';
import { checkBlocks } from '#sandbox/rules/payload.ts';
import { describe, expect, it } from 'vitest';
import { hosts, objectOf, valueOf } from './samples.ts';
import type { Host } from './samples.ts';

/** Fields that only fit together with others; `relations.test.ts` has their limits. */
const ELSEWHERE = [
  /timepicker\.timezone/u,
  /chart/u,
  /row_header_column_index/u,
  /^data_table\.rows raw_\w+\.text #0/u,
];

interface Case {
  readonly name: string;
  readonly host: Host;
  readonly field: string;
  readonly value: unknown;
  readonly pointer: string;
}

interface Bound {
  readonly value: unknown;
  readonly pointer: string;
}

/** Values of a field at its limits, and one beyond them, with the place that the fault of the latter has. */
function bounds(spec: FieldSpec): { legal: Bound[]; illegal: Bound[] } {
  if (spec.t === 'array') {
    const inner = bounds(spec.of);
    const filled = (bound: Bound): Bound => ({
      value: Array.from({ length: Math.max(1, spec.min ?? 0) }, () => bound.value),
      pointer: `/0${bound.pointer}`,
    });
    const own = sizes(spec, '');
    return {
      legal: [...own.legal, ...inner.legal.map(filled)],
      illegal: [...own.illegal, ...inner.illegal.map(filled)],
    };
  }
  if (spec.t === 'text') return sizes(spec, '/text');
  if (spec.t === 'string' || spec.t === 'int') return sizes(spec, '');
  if (spec.t === 'enum') return { legal: [], illegal: [{ value: 'no such word', pointer: '' }] };
  if (spec.t === 'bool') return { legal: [], illegal: [{ value: 'true', pointer: '' }] };
  if (spec.t === 'number' && spec.gt !== undefined) return { legal: [], illegal: [{ value: spec.gt, pointer: '' }] };
  return { legal: [], illegal: [] };
}

function sizes(
  spec: FieldSpec & { max?: number; min?: number },
  pointer: string,
): { legal: Bound[]; illegal: Bound[] } {
  const sized = (size: number): Bound => ({ value: valueOf(spec, size), pointer });
  const { max, min } = spec;
  return {
    legal: [
      ...(max === undefined ? [] : [sized(max)]), // One letter never fits a pattern.
      ...(min === undefined || 'pattern' in spec ? [] : [sized(min)]),
    ],
    illegal: [
      ...(max === undefined ? [] : [sized(max + 1)]),
      ...(min === undefined || (min === 0 && spec.t !== 'int') ? [] : [sized(min - 1)]),
    ],
  };
}

const HOSTS = hosts();

function cases(kind: 'legal' | 'illegal'): Case[] {
  return HOSTS.flatMap((host) =>
    Object.entries(host.shape.fields).flatMap(([field, spec]) =>
      bounds(spec)[kind].map(({ value, pointer }, index) => ({
        name: `${host.name}.${field} #${index}`,
        host,
        field,
        value,
        pointer: `/blocks/0${host.pointer}/${field}${pointer}`,
      })),
    ),
  ).filter(({ name }) => !ELSEWHERE.some((pattern) => pattern.test(name)));
}

const payloadOf = ({ host, field, value }: Case) => [host.wrap(objectOf(host.shape, { [field]: value }))];

describe('the tables of blocks, elements and objects', () => {
  it('reaches every entry that an app may send', () => {
    const reached = new Set(HOSTS.map(({ shape }) => shape));
    const all = Object.entries({ ...BLOCKS, ...ELEMENTS, ...OBJECTS });
    // `file` blocks only arrive; the fields of raw cells are reached as cells.
    const unreached = all.filter(([, shape]) => !reached.has(shape)).map(([name]) => name);
    expect(unreached).toEqual(['file']);
  });

  it.each(HOSTS.map((host) => [host.name, host] as const))('takes the smallest %s', (_name, host) => {
    expect(checkBlocks([host.wrap(objectOf(host.shape))], host.surface)).toEqual([]);
  });

  it.each(cases('legal').map((each) => [each.name, each] as const))('takes %s at its limit', (_name, each) => {
    expect(checkBlocks(payloadOf(each), each.host.surface)).toEqual([]);
  });

  it.each(cases('illegal').map((each) => [each.name, each] as const))('refuses %s beyond its limit', (_name, each) => {
    const pointers = checkBlocks(payloadOf(each), each.host.surface).map(({ pointer }) => pointer);
    expect(pointers).toContain(each.pointer);
  });

  it.each(
    HOSTS.flatMap((host) =>
      host.shape.required.filter((field) => field !== 'type').map((field) => [host.name, field, host] as const),
    ),
  )('refuses %s without %s', (_name, field, host) => {
    const { [field]: _left, ...rest } = objectOf(host.shape);
    const errors = checkBlocks([host.wrap(rest)], host.surface);
    expect(errors.map(({ message }) => message)).toContain(`missing required field: ${field}`);
  });

  it.each(HOSTS.map((host) => [host.name, host] as const))('refuses a field that %s does not have', (_name, host) => {
    const errors = checkBlocks([host.wrap(objectOf(host.shape, { disabled: true }))], host.surface);
    expect(errors).toContainEqual({
      code: 'unknown_field',
      message: 'invalid additional property: disabled',
      pointer: `/blocks/0${host.pointer}`,
    });
  });

  it.each(
    Object.entries(BLOCKS).flatMap(([type, shape]) =>
      (['message', 'modal', 'home'] as const).map((surface) => [type, surface, shape] as const),
    ),
  )('shows a %s in a %s only where Slack does', (type, surface, shape) => {
    const errors = checkBlocks([{ type, ...objectOf(shape) }], surface);
    const elsewhere = errors.some(({ pointer }) => pointer === '/blocks/0/type');
    expect(elsewhere).toBe(!(shape.surfaces ?? [surface]).includes(surface));
  });
});
