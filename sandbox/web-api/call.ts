import type { Delivery } from '#sandbox/delivery/port.ts';
import type { InstalledApp, World } from '#sandbox/world.ts';

/** One Web API call that passed token, scope, argument and rate checks. */
export interface Call {
  readonly world: World;
  readonly delivery: Delivery;
  readonly method: string;
  readonly app: InstalledApp;
  /** Decoded: JSON arguments are values also where the body was a form. */
  readonly args: Record<string, unknown>;
}

/** What Slack answers when it does not do what was asked. */
export interface Refusal {
  readonly ok: false;
  readonly error: string;
  readonly [field: string]: unknown;
}

export type Reply = Refusal | ({ readonly ok: true } & Record<string, unknown>);

/** Does what one method does; whatever was common to all methods has been checked before. */
export type Handler = (call: Call) => Reply;

/** The refusal with that error code, and what comes with it. */
export function refuse(error: string, extra: Record<string, unknown> = {}): Refusal {
  return { ...extra, ok: false, error };
}

/** The refusal of arguments that are there and wrong; the messages name their places. */
export function refuseArguments(...messages: string[]): Refusal {
  return refuse('invalid_arguments', { response_metadata: { messages: messages.map((text) => `[ERROR] ${text}`) } });
}

/** True where something was refused instead of found. */
export function isRefusal(value: object): value is Refusal {
  return 'ok' in value && !value.ok;
}

/** The argument as text; empty where it is absent. */
export function textOf(args: Record<string, unknown>, name: string): string {
  const value = args[name];
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? `${value}` : '';
}

/** The argument as text, or undefined where it is absent or empty. */
export function textIf(args: Record<string, unknown>, name: string): string | undefined {
  return textOf(args, name) || undefined;
}

/** True for true, `true` and `1`; `otherwise` where the argument is absent. */
export function flagOf(args: Record<string, unknown>, name: string, otherwise = false): boolean {
  const text = textOf(args, name);
  return text === '' ? otherwise : text === 'true' || text === '1';
}

/** The argument as a list: an array, or text with commas. */
export function listOf(args: Record<string, unknown>, name: string): string[] {
  const value = args[name];
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string');
  return textOf(args, name)
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** The argument as an array of anything; undefined where it is absent. */
export function arrayIf(args: Record<string, unknown>, name: string): unknown[] | undefined {
  const value = args[name];
  return Array.isArray(value) ? value : undefined;
}
