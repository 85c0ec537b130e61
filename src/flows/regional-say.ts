import type { Delivery } from '#domain/delivery.ts';
import type { ProjectId } from '#domain/ids.ts';
import { regionalSubject } from '#domain/keys.ts';
import type { RegionalDigest } from '#domain/regional-message.ts';
import { nightOver } from '#domain/regional.ts';
import type { Project } from '#domain/project.ts';
import { localDate, plusDays, type Instant, type LocalDate, type Zone } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { personOf } from './blocker-look.ts';
import { regionalFor } from './regional-look.ts';
import type { Said } from './forget-said.ts';
import { edit } from './say.ts';

const UTC = 'UTC' as Zone;
/** Nobody is told of more than a weekend and a day. */
const TOLD_DAYS = 6;
/** A handover may wait so long. */
const WAITS_DAYS = 31;

/** What of those messages has to change; where its words are forgotten, nobody knows what a message says. */
type Concerns = (message: Partial<RegionalDigest>, at: Instant) => boolean;

/** Whoever was told, as their day started, of what was written at `at` is told how it reads now, in place. returns: how many are. */
export function renewRegional(
  store: Store,
  project: Project,
  at: Instant,
  cause: string,
  now: Instant,
): Promise<number> {
  const first = localDate(at, UTC);
  return renew(store, project, [first, plusDays(first, TOLD_DAYS)], cause, now, ({ since }, until) =>
    since === undefined ? at <= until : since <= at && at <= until,
  );
}

/** The same for whatever shows a handover that was given at `at`. */
export function renewRegionalHandover(
  store: Store,
  project: Project,
  { number, at }: { readonly number: number; readonly at: Instant },
  cause: string,
  now: Instant,
): Promise<number> {
  const first = localDate(at, UTC);
  return renew(store, project, [first, plusDays(first, WAITS_DAYS)], cause, now, ({ since, handovers = [] }, until) =>
    since === undefined ? at <= until : handovers.some((look) => look.number === number),
  );
}

/** Has whoever was told of something of theirs told what is left, where it stands and where it waits. */
export async function putRegionalRight(store: Store, { workspace, user, blockers }: Said, now: Instant): Promise<void> {
  const moments: { project: ProjectId; at: Instant }[] = [];
  for (const { project, answeredAt } of await store.answers.versionsBy(workspace, user))
    moments.push({ project, at: answeredAt });
  for (const number of blockers) {
    const blocker = await store.blockers.find(workspace, number);
    if (blocker) moments.push({ project: blocker.project, at: blocker.raisedAt });
  }
  for (const [id, theirs] of Map.groupBy(moments, ({ project }) => project)) {
    const project = await store.projects.find(workspace, id);
    if (!project) continue;
    for (const at of new Set(theirs.map((one) => one.at)))
      await renewRegional(store, project, at, `forgotten:${now}`, now);
  }
}

async function renew(
  store: Store,
  project: Project,
  [first, last]: readonly [LocalDate, LocalDate],
  cause: string,
  now: Instant,
  concerns: Concerns,
): Promise<number> {
  const { workspace, id } = project;
  const today = localDate(now, UTC);
  let changed = 0;
  for (let date = first; date <= last && date <= today; date = plusDays(date, 1)) {
    for (const said of await store.deliveries.about(workspace, regionalSubject(id, date))) {
      if (said.message.kind !== 'regional' || said.address.to !== 'person' || !isThere(said)) continue;
      // It tells of what was there when it was written, and may have gone at once.
      if (!concerns(said.message, said.notBefore)) continue;
      const anew = await asItIsNow(store, project, said, said.address.user, now);
      if (!anew || (await store.deliveries.reword(workspace, said.key, anew))) continue;
      await edit(store, workspace, said, cause, anew, now);
      changed += 1;
    }
  }
  return changed;
}

const isThere = ({ state }: Delivery): boolean => state === 'waiting' || state === 'sending' || state === 'sent';

async function asItIsNow(
  store: Store,
  project: Project,
  { message, notBefore }: Delivery,
  user: Parameters<typeof personOf>[2],
  now: Instant,
): Promise<RegionalDigest | null> {
  const person = await personOf(store, project.workspace, user, plusDays(localDate(notBefore, UTC), -TOLD_DAYS));
  if (!person) return null;
  const { since }: Partial<RegionalDigest> = message.kind === 'regional' ? message : {};
  const from = since ?? nightOver(person, notBefore)?.from ?? notBefore;
  return regionalFor(store, project, person.member, { from, to: notBefore }, now);
}
