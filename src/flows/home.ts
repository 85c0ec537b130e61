import type { Home, HomeSection } from '#domain/home.ts';
import type { UserId, WorkspaceId } from '#domain/ids.ts';
import { localDate, type Instant, type Zone } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { asksPart } from './home-asks.ts';
import { blockersPart } from './home-blockers.ts';
import { deadlinesPart } from './home-deadlines.ts';
import { handoversPart } from './home-handovers.ts';
import { healthPart } from './home-health.ts';
import { hoursPart, leavePart } from './home-hours.ts';
import { hypothesisPart } from './home-hypothesis.ts';
import { overlapPart } from './home-overlap.ts';
import type { HomePart } from './home-part.ts';
import { privacyPart } from './home-privacy.ts';
import { projectsPart } from './home-projects.ts';
import { reviewPart } from './home-review.ts';
import { todayPart } from './home-today.ts';

/** Every section in the order in which it stands. To add one: a file with a HomePart, and a line here. */
const PARTS: readonly HomePart[] = [
  todayPart,
  handoversPart,
  asksPart,
  reviewPart,
  overlapPart,
  blockersPart,
  deadlinesPart,
  hypothesisPart,
  hoursPart,
  leavePart,
  projectsPart,
  privacyPart,
  healthPart,
];

const UTC = 'Etc/UTC' as Zone;

/** A person's Home as of `now`; for somebody nobody has met, the way in. */
export async function homeOf(store: Store, workspace: WorkspaceId, user: UserId, now: Instant): Promise<Home> {
  const member = await store.members.find(workspace, user);
  const zone = member?.zone ?? UTC;
  const today = localDate(now, zone);
  const projects = member ? await store.projects.ofUser(workspace, user) : [];
  const sections: HomeSection[] = projects.length === 0 ? [{ is: 'stranger' }] : [];
  if (member) {
    for (const part of PARTS) {
      const section = await part({ store, member, projects, today, now });
      if (section) sections.push(section);
    }
  }
  return { at: now, zone, today, sections };
}

/**
 * Shows a person their Home as it is now. A chat that cannot be reached is asked again when they open it next.
 *
 * returns: whether it stands.
 */
export async function showHome(
  { store, chat, log }: Ports,
  workspace: WorkspaceId,
  user: UserId,
  now: Instant,
): Promise<boolean> {
  const shown = await chat.publishHome(workspace, user, await homeOf(store, workspace, user, now));
  if (!shown.ok) log.warn('A Home could not be shown', { workspace, user, failure: shown.error });
  return shown.ok;
}
