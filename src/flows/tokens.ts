import type { TokenList } from '#domain/project-message.ts';
import type { Member } from '#domain/member.ts';
import type { Project } from '#domain/project.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Instant, Zone } from '#domain/time.ts';
import { hintOf, MOST_TOKENS, TOKEN_NAME_MAX, TOKEN_PREFIX, type Token } from '#domain/token.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import type { Who } from './project.ts';

/** Why no token is made: there are enough of them. */
export interface TokenRefusal {
  readonly kind: 'many-tokens';
  readonly most: number;
}

/** The good tokens of a project, for whoever may administer it. `made`: one that was just made, with its secret. */
export async function tokensOf(
  { store, readingsAt }: Ports,
  { workspace, id, name }: Project,
  { zone }: Member,
  made: TokenList['made'] = null,
): Promise<TokenList> {
  const tokens = await store.tokens.of(workspace, id);
  return {
    kind: 'token-list',
    project: id,
    projectName: name,
    zone: zone ?? ('UTC' as Zone),
    address: readingsAt ?? null,
    tokens: tokens.map((one) => ({
      id: one.id,
      name: one.name,
      hint: one.hint,
      at: one.createdAt,
      usedAt: one.usedAt,
    })),
    made,
  };
}

/** Makes a token of a project and tells its secret, which nobody can read again. Whoever calls has seen to who may. */
export async function makeToken(
  { store, newId }: Ports,
  who: Who,
  { id: project }: Project,
  name: string,
  now: Instant,
): Promise<Result<NonNullable<TokenList['made']>, TokenRefusal>> {
  const secret = `${TOKEN_PREFIX}${newId()}${newId()}`;
  const token: Token = {
    workspace: who.workspace,
    id: newId(),
    project,
    name: name.slice(0, TOKEN_NAME_MAX),
    hint: hintOf(secret),
    createdBy: who.user,
    createdAt: now,
    revokedAt: null,
    usedAt: null,
  };
  return store.atomically(async (inside) => {
    if ((await inside.tokens.of(who.workspace, project)).length >= MOST_TOKENS)
      return refuse({ kind: 'many-tokens', most: MOST_TOKENS });
    await inside.tokens.insert(token, secret);
    await note(inside, who, token, 'token-made', now);
    return ok({ name: token.name, secret });
  });
}

/** Ends a token of a project; ending it twice is ending it once. Whoever calls has seen to who may. */
export async function revokeToken(
  { store }: Ports,
  who: Who,
  { id: project }: Project,
  id: string,
  now: Instant,
): Promise<void> {
  await store.atomically(async (inside) => {
    const ended = await inside.tokens.revoke(who.workspace, project, id, now);
    if (ended) await note(inside, who, { id, project }, 'token-revoked', now);
  });
}

async function note(
  store: Store,
  { workspace, user }: Who,
  { id, project }: Pick<Token, 'id' | 'project'>,
  act: 'token-made' | 'token-revoked',
  at: Instant,
): Promise<void> {
  await store.audit.add({ workspace, project, actor: user, act, before: {}, after: { token: id }, at });
}
