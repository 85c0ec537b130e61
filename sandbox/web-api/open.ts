import { touchTeam } from '#sandbox/changes.ts';
import { asObject } from '#sandbox/present.ts';
import { checkBlocks, checkMessage, checkView } from '#sandbox/rules/payload.ts';
import { OAUTH_CODE_S } from '#sandbox/rules/protocol.ts';
import type { InstalledApp, World } from '#sandbox/world.ts';
import { refuse, refuseArguments, textIf, textOf } from './call.ts';
import type { Reply } from './call.ts';
import { refuseWith } from './content.ts';

/** A method that works without a token. */
export type OpenHandler = (world: World, args: Record<string, unknown>) => Reply;

/** Source: docs.slack.dev/reference/methods/api.test. */
const apiTest: OpenHandler = (_world, args) => {
  const error = textIf(args, 'error');
  return error === undefined ? { ok: true, args } : refuse(error, { args });
};

/** Source: docs.slack.dev/reference/methods/blocks.validate. */
const validate: OpenHandler = (_world, args) => {
  const checks = [
    { name: 'blocks', code: 'invalid_blocks', errors: () => checkBlocks(args['blocks'], 'message') },
    { name: 'message', code: 'invalid_message', errors: () => checkMessage(asObject(args['message'])) },
    { name: 'view', code: 'invalid_view', errors: () => checkView(args['view'], viewKind(args['view'])) },
  ].filter(({ name }) => args[name] !== undefined);
  const [check] = checks;
  if (!check || checks.length > 1) return refuseArguments('exactly one of blocks, message and view is needed');
  const errors = check.errors();
  return errors.length === 0 ? { ok: true } : refuseWith(check.code, errors);
};

const viewKind = (view: unknown): 'modal' | 'home' => (asObject(view)['type'] === 'home' ? 'home' : 'modal');

/** Source: docs.slack.dev/reference/methods/oauth.v2.access: a code works once, for 10 minutes. */
const access: OpenHandler = (world, args) => {
  const app = [...world.apps.values()].find(({ clientId }) => clientId === textOf(args, 'client_id'));
  if (!app) return refuse('invalid_client_id');
  if (app.clientSecret !== textOf(args, 'client_secret')) return refuse('bad_client_secret');
  const grant = textIf(args, 'grant_type') ?? 'authorization_code';
  if (grant === 'refresh_token') return refuse('invalid_refresh_token');
  if (grant !== 'authorization_code') return refuse('invalid_grant_type');
  const code = world.codes.get(textOf(args, 'code'));
  const fresh = code && !code.used && world.clock.now() - code.at <= OAUTH_CODE_S * 1000;
  if (!fresh || code.appId !== app.id) return refuse('invalid_code');
  const redirect = textIf(args, 'redirect_uri');
  const allowed = app.manifest.oauth_config?.redirect_urls ?? [];
  if (redirect !== undefined && !allowed.some((url) => redirect.startsWith(url))) return refuse('bad_redirect_uri');
  code.used = true;
  app.state = 'installed';
  touchTeam(world);
  return granted(world, app, code.userId);
};

function granted(world: World, app: InstalledApp, userId: string): Reply {
  return {
    ok: true,
    app_id: app.id,
    authed_user: { id: userId },
    scope: app.scopes.join(','),
    token_type: 'bot',
    access_token: app.botToken,
    bot_user_id: app.botUserId,
    team: { id: world.team.id, name: world.team.name },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** The methods that work without a token. */
export const OPEN: Readonly<Record<string, OpenHandler>> = {
  'api.test': apiTest,
  'blocks.validate': validate,
  'oauth.v2.access': access,
};
