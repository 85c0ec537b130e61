import { deeper, isRecord } from './fault.ts';

/** Something with a `type`, and where in the arguments it stands. */
export interface Placed {
  readonly value: Record<string, unknown>;
  readonly pointer: string;
}

/** Fields in which one block holds others. */
const NESTED = ['child_blocks', 'tasks'];

/** Every block of a list and of the blocks inside them, in order. What is no object is left out. */
export function blocksWithin(blocks: unknown, pointer: string): Placed[] {
  return entries(blocks, pointer).flatMap((block) => [
    block,
    ...NESTED.flatMap((field) => blocksWithin(block.value[field], deeper(block.pointer, field))),
    ...(block.value['type'] === 'carousel'
      ? blocksWithin(block.value['elements'], deeper(block.pointer, 'elements'))
      : []),
  ]);
}

/** The elements of one block, not those of the blocks inside it. The cards of a carousel stand in for its elements. */
export function elementsOf({ value, pointer }: Placed): Placed[] {
  return [
    ...['elements', 'actions'].flatMap((field) => entries(value[field], deeper(pointer, field))),
    ...['accessory', 'element'].flatMap((field) => {
      const element = value[field];
      return isRecord(element) ? [{ value: element, pointer: deeper(pointer, field) }] : [];
    }),
  ];
}

/** The objects of an array, each with its place. */
export function entries(list: unknown, pointer: string): Placed[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((value: unknown, index) => (isRecord(value) ? [{ value, pointer: deeper(pointer, index) }] : []));
}
