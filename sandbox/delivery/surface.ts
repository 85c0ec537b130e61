import { asObject } from '#sandbox/present.ts';
import { elementsOf } from '#sandbox/views.ts';
import type { Message } from '#sandbox/world.ts';
import type { Json, Placed, Values } from './elements.ts';
import type { Surface } from './payloads.ts';

/** What people have put into a message's elements, each person their own; and what apps suggested to them. */
export interface Memory {
  readonly values: Map<string, Values>;
  readonly suggested: Map<string, Map<string, readonly Json[]>>;
}

/** An empty memory. */
export function createMemory(): Memory {
  return { values: new Map(), suggested: new Map() };
}

/** The interactive elements that somebody sees there, in order. */
export function placedOn(surface: Surface): Placed[] {
  return blocksOn(surface).flatMap((block) =>
    elementsOf(block).map((element) => ({
      block,
      blockId: String(block['block_id']),
      actionId: String(element['action_id']),
      element,
      type: String(element['type']),
    })),
  );
}

function blocksOn(surface: Surface): Json[] {
  if (surface.kind === 'view') return listOf(surface.view.view['blocks']);
  const { blocks, attachments } = surface.message;
  return [...listOf(blocks), ...listOf(attachments).flatMap((attachment) => listOf(attachment['blocks']))];
}

const listOf = (list: unknown): Json[] => (Array.isArray(list) ? list.map(asObject) : []);

/** What that person has changed there. */
export function changedOn(memory: Memory, surface: Surface, userId: string): Values {
  if (surface.kind === 'view') return narrowed(surface.view.state);
  return memory.values.get(keyOf(surface.message, userId)) ?? {};
}

/** Keeps what that person put into an element. */
export function keep(memory: Memory, surface: Surface, userId: string, placed: Placed, value: Json): void {
  const before = changedOn(memory, surface, userId);
  const after = { ...before, [placed.blockId]: { ...before[placed.blockId], [placed.actionId]: value } };
  if (surface.kind === 'view') surface.view.state = after;
  else memory.values.set(keyOf(surface.message, userId), after);
}

/** The choices offered there to that person, by `block_id/action_id`. */
export function suggestedOn(memory: Memory, surface: Surface, userId: string): Map<string, readonly Json[]> {
  const key = surface.kind === 'view' ? surface.view.id : keyOf(surface.message, userId);
  const known = memory.suggested.get(key) ?? new Map<string, readonly Json[]>();
  memory.suggested.set(key, known);
  return known;
}

const keyOf = (message: Message, userId: string): string => `${message.channel}:${message.ts}:${userId}`;

const narrowed = (state: Record<string, Record<string, unknown>>): Values => state;
