import { revoke } from '#sandbox/installs.ts';
import { flagOf, isRefusal, textIf } from './call.ts';
import { refuse } from './call.ts';
import type { Handler } from './call.ts';
import { seenUser } from './entities.ts';

/** Source: docs.slack.dev/reference/methods/auth.test. */
const test: Handler = (call) => {
  const { world, app } = call;
  const bot = seenUser(call, app.botUserId);
  if (isRefusal(bot)) return bot;
  return {
    ok: true,
    url: `https://${world.team.domain}.slack.com/`,
    team: world.team.name,
    user: bot.name,
    team_id: world.team.id,
    user_id: app.botUserId,
    bot_id: app.botId,
    is_enterprise_install: false,
  };
};

/** Source: docs.slack.dev/reference/methods/auth.revoke. */
const revokeToken: Handler = ({ world, delivery, app, args }) => {
  const isTrial = flagOf(args, 'test');
  if (!isTrial) revoke(world, delivery, app);
  return { ok: true, revoked: !isTrial };
};

/** Source: docs.slack.dev/reference/methods/apps.connections.open. */
const openConnection: Handler = ({ delivery, app }) => ({ ok: true, url: delivery.socketUrl(app) });

/** Source: docs.slack.dev/reference/methods/team.info. */
const team: Handler = ({ world, args }) => {
  const wanted = textIf(args, 'team') ?? world.team.id;
  const found = wanted === world.team.id ? world.team : world.foreignTeams.get(wanted);
  if (!found) return refuse('team_not_found');
  const { id, name, domain } = found;
  const icon = { image_default: true };
  return { ok: true, team: { id, name, domain, url: `https://${domain}.slack.com/`, email_domain: '', icon } };
};

/** The methods about the app itself and its workspace. */
export const APPS: Readonly<Record<string, Handler>> = {
  'auth.test': test,
  'auth.revoke': revokeToken,
  'apps.connections.open': openConnection,
  'team.info': team,
};
