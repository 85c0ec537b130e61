import { setTimeout as wait } from 'node:timers/promises';
import type { UserId, WorkspaceId } from '#domain/ids.ts';
import type { Profile } from '#domain/member.ts';
import { ok, refuse } from '#domain/result.ts';
import { instant, isZone } from '#domain/time.ts';
import type { Chat } from '#ports/chat.ts';
import { renderForm } from '#views/index.ts';
import type { Clients } from './clients.ts';
import { tried } from './failures.ts';
import { sendFiles } from './files.ts';
import { createHomePublisher } from './home.ts';

/** A trigger lives three seconds, and part of that is gone. */
const MOST_WAIT_S = 1;
/** Slack takes a limit under 1,000; a full page saves calls. */
const MEMBERS_PAGE = 999;
const SLACKBOT = 'USLACKBOT';

/** The Chat of Slack's Web API. */
export function createChat({ interactive, background }: Clients): Chat {
  const homes = createHomePublisher(interactive);
  return {
    async show(_workspace, trigger, form) {
      const view = renderForm(form);
      const open = () => tried(() => interactive.views.open({ trigger_id: trigger, view }));
      let shown = await open();
      // Where many click at once Slack has them wait a second, which a trigger lives through; nothing was opened.
      if (!shown.ok && shown.error.kind === 'busy' && shown.error.seconds <= MOST_WAIT_S) {
        await wait(shown.error.seconds * 1000);
        shown = await open();
      }
      return shown.ok ? ok(undefined) : shown;
    },
    async redraw(_workspace, { id, hash }, form) {
      const shown = await tried(() => interactive.views.update({ view_id: id, hash, view: renderForm(form) }));
      return shown.ok ? ok(undefined) : shown;
    },
    homeStands: (_workspace, user) => homes.stands(user),
    sendFiles: (_workspace, user, files, comment) => sendFiles(background, user, files, comment),
    publishHome: (_workspace, user, home) => homes.publish(user, home),
    async profile(workspace, user) {
      const read = await tried(() => background.users.info({ user }));
      if (!read.ok) return read;
      return read.value.user
        ? ok(profileOf(workspace, user, read.value.user))
        : refuse({ kind: 'refused', code: 'user_not_found' });
    },
    async status(_workspace, user) {
      const read = await tried(() => background.users.profile.get({ user }));
      if (!read.ok) return read;
      const { status_text = '', status_emoji = '', status_expiration = 0 } = read.value.profile ?? {};
      const expiresAt = status_expiration > 0 ? instant(status_expiration * 1000) : null;
      return ok({ text: status_text, emoji: status_emoji.replaceAll(':', ''), expiresAt });
    },
    async membersOf(_workspace, channel) {
      const members: UserId[] = [];
      let cursor = '';
      do {
        const asked = { channel, limit: MEMBERS_PAGE, ...(cursor ? { cursor } : {}) };
        const read = await tried(() => background.conversations.members(asked));
        if (!read.ok) return read;
        members.push(...(read.value.members ?? []).map((id) => id as UserId));
        cursor = read.value.response_metadata?.next_cursor ?? '';
      } while (cursor);
      return ok(members);
    },
    async channelName(_workspace, channel) {
      const read = await tried(() => background.conversations.info({ channel }));
      return read.ok ? ok(read.value.channel?.name ?? channel) : read;
    },
  };
}

/** What matters here of a person as Slack shows them. */
interface SlackUser {
  readonly name?: string;
  readonly real_name?: string;
  readonly profile?: { readonly display_name?: string; readonly real_name?: string };
  readonly tz?: string;
  readonly deleted?: boolean;
  readonly is_bot?: boolean;
  readonly is_workflow_bot?: boolean;
  readonly is_restricted?: boolean;
  readonly is_ultra_restricted?: boolean;
  readonly is_stranger?: boolean;
  readonly is_admin?: boolean;
  readonly is_owner?: boolean;
  readonly team_id?: string;
  readonly enterprise_user?: { readonly teams?: readonly string[] };
}

function profileOf(workspace: WorkspaceId, id: UserId, user: SlackUser): Profile {
  const { profile, tz = '' } = user;
  return {
    id,
    name: profile?.display_name || user.real_name || profile?.real_name || user.name || id,
    zone: isZone(tz) ? tz : null,
    deleted: user.deleted === true,
    bot: user.is_bot === true || user.is_workflow_bot === true || id === SLACKBOT,
    guest: user.is_restricted === true || user.is_ultra_restricted === true,
    foreign: isForeign(workspace, user),
    admin: user.is_admin === true || user.is_owner === true,
  };
}

/** Somebody of another organisation, met in a shared channel; people of an Enterprise belong to several workspaces. */
function isForeign(workspace: WorkspaceId, { is_stranger, team_id, enterprise_user }: SlackUser): boolean {
  if (is_stranger) return true;
  return team_id !== undefined && team_id !== workspace && !enterprise_user?.teams?.includes(workspace);
}
