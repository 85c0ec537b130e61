import { METHODS, scopesFor } from '#sandbox/rules/methods.ts';
import type { ConversationKind } from '#sandbox/rules/methods.ts';
import { hasScope } from '#sandbox/rules/scopes.ts';
import type { InstalledApp, World } from '#sandbox/world.ts';
import { listOf, refuse, textIf, textOf } from './call.ts';
import type { Refusal } from './call.ts';
import { kindsOf } from './conversations.ts';
import { isSeenBy } from './entities.ts';

/** Whose token it is, and of which sort; or why it opens nothing. */
export type Holder = { readonly app: InstalledApp; readonly sort: 'bot' | 'app' } | Refusal;

/** errors: `not_authed`, `invalid_auth`, `token_revoked`, `account_inactive`. */
export function holderOf(world: World, token: string | undefined): Holder {
  if (token === undefined || token === '') return refuse('not_authed');
  for (const app of world.apps.values()) {
    const sort = token === app.botToken ? 'bot' : 'app';
    if (sort === 'app' && token !== app.appToken) continue;
    if (app.state === 'uninstalled') return refuse('account_inactive');
    if (app.state === 'revoked' && sort === 'bot') return refuse('token_revoked');
    return { app, sort };
  }
  return refuse('invalid_auth');
}

/** The scopes that `app` has for a call with that sort of token. */
export function grantedTo(app: InstalledApp, sort: 'bot' | 'app'): readonly string[] {
  return sort === 'bot' ? app.scopes : ['connections:write', 'authorizations:read'];
}

/** What a method accepts: one scope of each list is needed. */
export function neededScopes(
  world: World,
  app: InstalledApp,
  method: string,
  args: Record<string, unknown>,
): (readonly string[])[] {
  return kindsConcerned(world, app, method, args).map((kind) => scopesFor(method, kind));
}

/** The refusal of a call for lack of a scope; null where the granted ones suffice. */
export function scopeRefusal(granted: readonly string[], needed: readonly (readonly string[])[]): Refusal | null {
  const lacking = needed.filter((anyOf) => !hasScope(granted, anyOf));
  if (lacking.length === 0) return null;
  return refuse('missing_scope', { needed: [...new Set(lacking.flat())].join(','), provided: granted.join(',') });
}

/** The kinds of conversation that the call is about; `undefined` alone where that cannot be told or does not matter. */
function kindsConcerned(
  world: World,
  app: InstalledApp,
  method: string,
  args: Record<string, unknown>,
): (ConversationKind | undefined)[] {
  if (METHODS[method]?.scopesByKind === undefined) return [undefined];
  if (method === 'conversations.list' || method === 'users.conversations') return kindsOf(args) ?? [undefined];
  const channel = textIf(args, 'channel');
  if (method === 'conversations.open' && channel === undefined)
    return [listOf(args, 'users').length > 1 ? 'mpim' : 'im'];
  const known = world.channels.get(channel ?? '');
  return [known && isSeenBy(known, app.botUserId) ? known.kind : undefined];
}

/** Under which conversation a post is counted: the person stands for the direct conversation that may not be open yet. */
export function rateChannel(world: World, app: InstalledApp, args: Record<string, unknown>): string | undefined {
  const id = textOf(args, 'channel');
  const channel = world.channels.get(id);
  if (channel?.kind !== 'im') return id || undefined;
  return channel.members.find((member) => member !== app.botUserId) ?? id;
}
