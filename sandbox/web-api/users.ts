import { profileJson, userJson } from '#sandbox/shapes.ts';
import type { User } from '#sandbox/world.ts';
import { flagOf, isRefusal, listOf, refuse, textIf, textOf } from './call.ts';
import type { Handler } from './call.ts';
import { isVisible, seenUser } from './entities.ts';
import { pageOf } from './page.ts';

/** Source: docs.slack.dev/reference/methods/dnd.teamInfo. */
const TEAM_DND_MAX = 50;

/** Source: docs.slack.dev/reference/methods/users.info. */
const info: Handler = (call) => {
  const user = seenUser(call, textOf(call.args, 'user'));
  if (isRefusal(user)) return user;
  return { ok: true, user: userJson(call.world, user, flagOf(call.args, 'include_locale')) };
};

/** Source: docs.slack.dev/reference/methods/users.list: deactivated people, bots and Slackbot are in it. */
const list: Handler = (call) => {
  const { args, world, app } = call;
  const seen = [...world.users.values()].filter((user) => isVisible(world, user, app));
  const page = pageOf(seen, ({ id }) => id, args, { standard: 1000, max: 1000 });
  if (isRefusal(page)) return page;
  return {
    ok: true,
    members: page.items.map((user) => userJson(world, user, flagOf(args, 'include_locale'))),
    cache_ts: Math.floor(world.clock.now() / 1000),
    response_metadata: { next_cursor: page.nextCursor },
  };
};

/** Source: docs.slack.dev/reference/methods/users.profile.get. */
const profile: Handler = (call) => {
  const user = seenUser(call, textIf(call.args, 'user') ?? call.app.botUserId);
  return isRefusal(user) ? user : { ok: true, profile: profileJson(user) };
};

/** Source: docs.slack.dev/reference/methods/users.getPresence. */
const presence: Handler = (call) => {
  const user = seenUser(call, textIf(call.args, 'user') ?? call.app.botUserId);
  if (isRefusal(user)) return user;
  return { ok: true, presence: user.deleted ? 'away' : 'active' };
};

/** Source: docs.slack.dev/reference/methods/dnd.info. */
const dnd: Handler = (call) => {
  const user = seenUser(call, textIf(call.args, 'user') ?? call.app.botUserId);
  return isRefusal(user) ? user : { ok: true, ...dndJson(user), snooze_enabled: false };
};

/** Source: docs.slack.dev/reference/methods/dnd.teamInfo. */
const teamDnd: Handler = (call) => {
  const ids = listOf(call.args, 'users');
  if (ids.length === 0) return refuse('no_users_provided');
  if (ids.length > TEAM_DND_MAX) return refuse('too_many_users');
  const users: Record<string, unknown> = {};
  for (const id of ids) {
    const user = seenUser(call, id);
    if (isRefusal(user)) return user;
    users[id] = dndJson(user);
  }
  return { ok: true, users };
};

function dndJson(user: User): Record<string, unknown> {
  const { enabled, nextStart, nextEnd } = user.dnd;
  return { dnd_enabled: enabled, next_dnd_start_ts: nextStart, next_dnd_end_ts: nextEnd };
}

/** The methods about people. */
export const USERS: Readonly<Record<string, Handler>> = {
  'users.info': info,
  'users.list': list,
  'users.profile.get': profile,
  'users.getPresence': presence,
  'dnd.info': dnd,
  'dnd.teamInfo': teamDnd,
};
