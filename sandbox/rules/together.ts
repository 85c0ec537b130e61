import type { PayloadError } from '#sandbox/world.ts';
import type { Surface } from './limits/spec.ts';

/** The faults that only show when all blocks of one payload are seen together. */
export function checkTogether(
  _lists: readonly { blocks: unknown; pointer: string }[],
  _surface: Surface,
): PayloadError[] {
  return [];
}
