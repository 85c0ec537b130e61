// oxlint-disable typescript/no-unsafe-type-assertion -- JSON of ours gets its type back here and nowhere else
import type { Message } from '#domain/message.ts';

/** A truth value as both engines keep it. */
export type Flag = 0 | 1;

/** JSON text that `toJson` wrote from a `T`. */
export type Json<T> = string & { readonly __json: T };

/** 1 for true. */
export function toFlag(value: boolean): Flag {
  return value ? 1 : 0;
}

/** The text of `value`; NUL and lone surrogates become escapes, since the text of an engine may not hold them. */
export function toJson<T>(value: T): Json<T> {
  return JSON.stringify(value) as Json<T>;
}

/** What `toJson` was given. Unchecked: the text is ours, and a migration accompanies every change of its shape. */
export function fromJson<T>(text: Json<T>): T {
  return JSON.parse(text) as T;
}

/** The text of a message of which only the kind is left; it is never rendered again. */
export function wordless(kind: Message['kind']): Json<Message> {
  return JSON.stringify({ kind }) as Json<Message>;
}

/** `value`, of which the table's own rules say that it is there. errors: throws where it is not, which is a bug. */
export function present<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`A row lacks its ${what}`);
  return value;
}
