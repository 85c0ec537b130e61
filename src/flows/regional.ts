import { closing } from '#domain/hours.ts';
import type { UserId } from '#domain/ids.ts';
import { regionalKey, regionalSubject } from '#domain/keys.ts';
import type { Project } from '#domain/project.ts';
import { areApart, nextDayStart, nightOver } from '#domain/regional.ts';
import type { Participant } from '#domain/standup.ts';
import { localDate, plusMinutes, type Instant, type Zone } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { toldByPrompt } from './handover-said.ts';
import { isSilenced } from './nudge.ts';
import { participantsOf } from './participant.ts';
import { regionalFor, writtenIn } from './regional-look.ts';
import { PRIORITY, say } from './say.ts';

const UTC = 'UTC' as Zone;
const PAGE = 20;
/** The rest has its turn in the next minute. */
const PAGES_MAX = 20;
const SET_ASIDE_MINUTES = 30;
/** Hours, leave and people change without telling. */
const LOOK_AGAIN_MINUTES = 3 * 60;
/** Where nobody wants it; a change of settings has it looked at again. */
const OFF_MINUTES = 30 * 24 * 60;
/** Later in their day it is no news. */
const NEWS_MINUTES = 4 * 60;

/**
 * Tells each member of the projects that want it, as their working day starts, what was written while they were off: once a day,
 * privately, in their hours, and only where somebody wrote whose day begins three hours away or more.
 */
export async function tellWhileOff({ store, log }: Ports, now: Instant): Promise<void> {
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const due = await store.looks.due('regional', now, PAGE);
    for (const project of due) {
      const { workspace, id } = project;
      try {
        await store.atomically(async (inside) => {
          await inside.looks.set(workspace, id, 'regional', await look(inside, project, now));
        });
      } catch (error) {
        log.error('Nobody could be told what was written while they were off', { workspace, project: id, error });
        await store.looks.set(workspace, id, 'regional', plusMinutes(now, SET_ASIDE_MINUTES));
      }
    }
    if (due.length < PAGE) return;
  }
}

/** Tells whoever has just begun; gives the moment of the next look. */
async function look(store: Store, project: Project, now: Instant): Promise<Instant> {
  if (!project.regional) return plusMinutes(now, OFF_MINUTES);
  const people = (await participantsOf(store, project, localDate(now, UTC))).filter(
    ({ member, participation }) => member.active && participation.role === 'participant',
  );
  let next = plusMinutes(now, LOOK_AGAIN_MINUTES);
  for (const person of people) {
    // Guests receive nothing but their own questions.
    if (person.member.guest) continue;
    const starts = nextDayStart(person, now);
    if (starts !== null && starts < next) next = starts;
    await tell(store, person, people, now);
  }
  return next;
}

async function tell(store: Store, person: Participant, people: readonly Participant[], now: Instant): Promise<void> {
  const { project, member } = person;
  const { workspace, id } = project;
  const night = nightOver(person, now);
  if (!night) return;
  const far = new Set<UserId>(people.filter((one) => areApart(person, one, now)).map((one) => one.member.id));
  const key = regionalKey(id, member.id, night.date);
  if (far.size === 0 || (await store.deliveries.find(workspace, key))) return;
  const stretch = { from: night.from, to: now };
  const written = await writtenIn(store, project, member.id, stretch);
  if (!written.some(({ user }) => far.has(user))) return;
  const about = { user: member.id, rule: 'regional', item: id } as const;
  if (await isSilenced(store, project, about, now)) return;
  const message = await regionalFor(store, project, member, stretch, now);
  const stale = plusMinutes(night.to, NEWS_MINUTES);
  const ends = closing(person, now) ?? now;
  await say(store, now, {
    workspace,
    key,
    subject: regionalSubject(id, localDate(now, UTC)),
    address: { to: 'person', user: member.id },
    message,
    priority: PRIORITY.digest,
    notAfter: ends < stale ? ends : stale,
  });
  await store.nudges.add({ workspace, key, project: id, ...about, at: now, outcome: null });
  if (message.handovers) await toldByPrompt(store, project, member.id, now);
}
