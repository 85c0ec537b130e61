import { createHash } from 'node:crypto';
import type { Token } from '#domain/token.ts';
import type { Tokens } from '#ports/tokens.ts';
import type { TokenRow } from './schema-machine.ts';
import type { Db } from './schema.ts';

/** A secret is long and random, so a plain hash cannot be turned back, and is found by its index. */
const hashed = (secret: string): string => createHash('sha256').update(secret).digest('hex');

export function tokensIn(db: Db): Tokens {
  return {
    async insert(token, secret) {
      await db
        .insertInto('token')
        .values({ ...toRow(token), hash: hashed(secret) })
        .execute();
    },

    async bySecret(workspace, secret) {
      const row = await db
        .selectFrom('token')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .where('hash', '=', hashed(secret))
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      return row ? fromRow(row) : null;
    },

    async of(workspace, project) {
      const rows = await db
        .selectFrom('token')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .where('project_id', '=', project)
        .where('revoked_at', 'is', null)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(fromRow);
    },

    async madeBy(workspace, user) {
      const rows = await db
        .selectFrom('token')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .where('created_by', '=', user)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(fromRow);
    },

    async revoke(workspace, project, id, at) {
      const { numUpdatedRows } = await db
        .updateTable('token')
        .set({ revoked_at: at })
        .where('workspace_id', '=', workspace)
        .where('id', '=', id)
        .where('project_id', '=', project)
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async used(workspace, id, at) {
      await db
        .updateTable('token')
        .set({ used_at: at })
        .where('workspace_id', '=', workspace)
        .where('id', '=', id)
        .execute();
    },
  };
}

function toRow(token: Token): Omit<TokenRow, 'hash'> {
  const { workspace, project, createdBy, createdAt, revokedAt, usedAt, ...rest } = token;
  return {
    ...rest,
    workspace_id: workspace,
    project_id: project,
    created_by: createdBy,
    created_at: createdAt,
    revoked_at: revokedAt,
    used_at: usedAt,
  };
}

function fromRow(row: TokenRow): Token {
  return {
    workspace: row.workspace_id,
    id: row.id,
    project: row.project_id,
    name: row.name,
    hint: row.hint,
    createdBy: row.created_by,
    createdAt: row.created_at,
    revokedAt: row.revoked_at,
    usedAt: row.used_at,
  };
}
