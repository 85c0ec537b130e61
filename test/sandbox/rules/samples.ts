import { BLOCKS, FAMILIES, OBJECTS } from '#sandbox/rules/limits/tables.ts';
import type { FieldSpec, Shape, Surface } from '#sandbox/rules/limits/spec.ts';

/** A string of `length` characters that fits a field's pattern, where it has one. */
function stringOf(length: number, pattern?: string): string {
  if (pattern === undefined) return 'x'.repeat(length);
  if (pattern.startsWith('^[UW]')) return 'U'.padEnd(length, 'A');
  if (pattern.startsWith('^[CGD]')) return 'C'.padEnd(length, 'A');
  if (pattern.startsWith('^-?')) return '1'.repeat(length);
  return (pattern.includes(':') ? '09:30' : '2026-03-10').padEnd(length, '0').slice(0, length);
}

/** A value that a field takes, `size` long or large; without `size` as short as it may be. */
export function valueOf(spec: FieldSpec, size?: number): unknown {
  switch (spec.t) {
    case 'any':
      return {};
    case 'bool':
      return true;
    case 'enum':
      return spec.values[0];
    case 'string':
      return stringOf(size ?? Math.max(spec.pattern === undefined ? 1 : 2, spec.min ?? 0), spec.pattern);
    case 'int':
      return size ?? Math.max(1, spec.min ?? 0);
    case 'number':
      return 1;
    case 'text':
      return { type: spec.kinds[0], text: 'x'.repeat(size ?? spec.min) };
    case 'array':
      return Array.from({ length: size ?? Math.max(1, spec.min ?? 0) }, () => valueOf(spec.of));
    case 'obj':
      return objectOf(OBJECTS[spec.of]);
    case 'shape':
      return objectOf(spec.shape);
    default:
      return typedOf(spec.t, spec.allow[0] ?? '');
  }
}

function typedOf(family: keyof typeof FAMILIES, type: string): Record<string, unknown> {
  if (type === 'plain_text' || type === 'mrkdwn') return { type, text: 'x' };
  return { type, ...objectOf(FAMILIES[family][type] ?? BLOCKS[type]) };
}

/** The smallest object of a shape, with `extra` in place of what it would have. */
export function objectOf(shape: Shape | undefined, extra: Record<string, unknown> = {}): Record<string, unknown> {
  if (!shape) throw new Error('no such shape');
  const groups = [...(shape.exactlyOne ?? []), ...(shape.atLeastOne ?? [])];
  const chosen = groups.filter((group) => !group.some((name) => name in extra)).map((group) => group[0] ?? '');
  const needed = [...shape.required, ...chosen].filter((name) => !(name in extra));
  const fields = needed.map((name) => {
    const spec = shape.fields[name];
    if (!spec) throw new Error(`no field ${name}`);
    return [name, valueOf(spec)] as const;
  });
  return { ...Object.fromEntries(fields), ...extra };
}

/** A shape somewhere inside a block: how to wrap one of its objects into a list of blocks, and where it then stands. */
export interface Host {
  readonly name: string;
  readonly shape: Shape;
  readonly surface: Surface;
  readonly pointer: string;
  wrap(object: Record<string, unknown>): Record<string, unknown>;
}

/** Every shape of the tables that can be reached from a block, each by the shortest way. */
export function hosts(): Host[] {
  const found = new Map<Shape, Host>();
  const queue: Host[] = [];
  const seen = new Set<Shape>();
  const visit = (host: Host): void => {
    const surfaces = host.shape.surfaces;
    if (seen.has(host.shape) || (surfaces && !surfaces.includes(host.surface))) return;
    seen.add(host.shape);
    if (!found.has(host.shape)) found.set(host.shape, host);
    queue.push(host);
  };
  for (const surface of ['message', 'modal', 'home'] as const) {
    seen.clear();
    for (const [type, shape] of Object.entries(BLOCKS)) {
      visit({ name: type, shape, surface, pointer: '', wrap: (object) => ({ type, ...object }) });
    }
    for (let host = queue.shift(); host; host = queue.shift()) {
      for (const [field, spec] of Object.entries(host.shape.fields)) {
        for (const inner of inside(spec)) visit(within(host, field, inner));
      }
    }
  }
  return [...found.values()];
}

interface Inner {
  readonly name: string;
  readonly type?: string;
  readonly shape: Shape;
  readonly pointer: string;
  place(object: unknown): unknown;
}

const itself = (object: unknown): unknown => object;

function inside(spec: FieldSpec): Inner[] {
  if (spec.t === 'array') {
    return inside(spec.of).map((inner) => ({
      ...inner,
      pointer: `/0${inner.pointer}`,
      place: (object) => Array.from({ length: Math.max(1, spec.min ?? 0) }, () => inner.place(object)),
    }));
  }
  if (spec.t === 'obj') {
    const shape = OBJECTS[spec.of];
    return shape ? [{ name: spec.of, shape, pointer: '', place: itself }] : [];
  }
  if (!('allow' in spec)) return [];
  return spec.allow.flatMap((type) => {
    const shape = FAMILIES[spec.t][type] ?? BLOCKS[type];
    return shape ? [{ name: type, type, shape, pointer: '', place: itself }] : [];
  });
}

function within(host: Host, field: string, inner: Inner): Host {
  return {
    name: `${host.name}.${field} ${inner.name}`,
    shape: inner.shape,
    surface: host.surface,
    pointer: `${host.pointer}/${field}${inner.pointer}`,
    wrap: (object) => {
      const typed = inner.type === undefined ? object : { type: inner.type, ...object };
      return host.wrap(objectOf(host.shape, { [field]: inner.place(typed) }));
    },
  };
}
