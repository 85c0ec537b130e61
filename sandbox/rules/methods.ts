import { APP_METHODS } from './limits/methods-app.ts';
import { CHAT_METHODS } from './limits/methods-chat.ts';
import { PEOPLE_METHODS } from './limits/methods-people.ts';
import type { ConversationKind, MethodRule } from './limits/method.ts';

export type { ConversationKind, MethodRule } from './limits/method.ts';

/** Every Web API method the local Slack has rules for; the rest answer `unknown_method`. */
export const METHODS: Readonly<Record<string, MethodRule>> = { ...APP_METHODS, ...CHAT_METHODS, ...PEOPLE_METHODS };

/** Arguments that every method takes. */
const COMMON: readonly string[] = ['token'];

/**
 * The arguments that a call lacks, and those that its method does not know. Slack refuses the first and ignores the
 * second. Of a group of which one is needed, the first is named.
 */
export function checkArguments(
  method: string,
  args: Record<string, unknown>,
): { missing: string[]; unknown: string[] } {
  const rule = ruleOf(method);
  if (!rule) return { missing: [], unknown: [] };
  const absent = (name: string): boolean => args[name] === undefined || args[name] === null || args[name] === '';
  const groups = (rule.oneOf ?? []).filter((group) => group.every(absent)).map((group) => group[0] ?? '');
  const known = new Set([...rule.args, ...COMMON]);
  return {
    missing: [...rule.required.filter(absent), ...groups],
    unknown: rule.open ? [] : Object.keys(args).filter((name) => !known.has(name) && args[name] !== undefined),
  };
}

/**
 * The scopes of which a call needs one. Empty: none is needed.
 *
 * kind: of the conversation the call is about; without it, every scope that any kind would accept.
 */
export function scopesFor(method: string, kind?: ConversationKind): readonly string[] {
  const rule = ruleOf(method);
  if (!rule) return [];
  return kind && rule.scopesByKind ? rule.scopesByKind[kind] : rule.scopes;
}

function ruleOf(method: string): MethodRule | undefined {
  return Object.hasOwn(METHODS, method) ? METHODS[method] : undefined;
}
