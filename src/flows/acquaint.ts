import type { Member } from '#domain/member.ts';
import { refuse, ok, type Result } from '#domain/result.ts';
import type { Ports } from '#ports/index.ts';
import type { Who } from './project.ts';
import { newMember } from './roster.ts';

/**
 * The member who acts. Somebody never met before, such as an administrator who is in no project, is looked up and remembered.
 *
 * errors: `guest` for guests, people of other organisations and bots, who administer nothing; `stranger`: Slack could not say.
 */
export async function acquaint(
  { store, chat, log }: Ports,
  { workspace, user }: Who,
): Promise<Result<Member, { readonly kind: 'guest' | 'stranger' }>> {
  const known = await store.members.find(workspace, user);
  if (known) return known.guest ? refuse({ kind: 'guest' }) : ok(known);
  const profile = await chat.profile(workspace, user);
  if (!profile.ok) {
    log.warn('Somebody who acts could not be looked up', { workspace, user, failure: profile.error });
    return refuse({ kind: 'stranger' });
  }
  const { guest, foreign, bot, deleted } = profile.value;
  if (guest || foreign || bot || deleted) return refuse({ kind: 'guest' });
  const member = newMember({ workspace }, profile.value);
  return store.atomically(async (inside) => {
    await inside.members.save((await inside.members.find(workspace, user)) ?? member);
    return ok(member);
  });
}
