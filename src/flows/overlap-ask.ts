import { askId, type Ask } from '#domain/ask.ts';
import type { Person } from '#domain/hours.ts';
import { askSubject, overlapAskKey } from '#domain/keys.ts';
import type { Nudge } from '#domain/nudge.ts';
import type { OverlapAsk } from '#domain/nudge-message.ts';
import type { Project } from '#domain/project.ts';
import { localDate, startOfDay, plusDays, type Instant, type Interval } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { askMessage, standingIn, wordsOf } from './ask.ts';
import { peopleIn } from './handover-look.ts';
import type { NudgeDraft } from './nudge.ts';
import type { Matter } from './overlap-tell.ts';

/**
 * What one asked another by name and nobody has answered: whoever was asked hears of it in the first hours shared since, and whoever
 * asked on a later day, each once.
 */
export async function asksToSettle(store: Store, project: Project, now: Instant): Promise<Matter[]> {
  const people = new Map((await peopleIn(store, project, now)).map((person) => [person.member.id, person]));
  const asks: Ask[] = [];
  for (const ask of await standingIn(store, project, now))
    if ((await wordsOf(store, project, ask)) !== null) asks.push(ask);
  const matters: Matter[] = [];
  for (const [, between] of Map.groupBy(asks, ({ asked, asker }) => `${asked} ${asker}`)) {
    for (const to of ['asked', 'asker'] as const) {
      const matter = await matterOf(store, people, between, to, now);
      if (matter) matters.push(matter);
    }
  }
  return matters;
}

async function matterOf(
  store: Store,
  people: ReadonlyMap<string, Person>,
  between: readonly Ask[],
  to: OverlapAsk['to'],
  now: Instant,
): Promise<Matter | null> {
  for (const ask of between) {
    const [reader, other] = to === 'asked' ? [ask.asked, ask.asker] : [ask.asker, ask.asked];
    const [person, mate] = [people.get(reader), people.get(other)];
    if (!person?.member.zone || !mate?.member.zone || (await toldOf(store, ask, reader, now))) continue;
    const told = to === 'asker' ? await toldOf(store, ask, other, now) : null;
    if (to === 'asker' && !told) continue;
    const after = told ? nextDay(told.at, person) : ask.askedAt;
    const draft = (when: Interval) => draftOf(store, ask, to, when, between.length - 1);
    return { reader: person, other: mate, after, draft };
  }
  return null;
}

/** What somebody was told of it; null: nothing, or it was dropped unsent. */
async function toldOf(
  store: Store,
  { workspace, number }: Ask,
  user: Nudge['user'],
  now: Instant,
): Promise<Nudge | null> {
  const sent = await store.nudges.latest(workspace, user, 'overlap', askId(number), now);
  const said = sent && (await store.deliveries.find(workspace, sent.key));
  return said?.state === 'dropped' ? null : sent;
}

/** The last moment of the day on which the other was told, by the clock of whoever asked. */
function nextDay(at: Instant, { member }: Person): Instant {
  const { zone } = member;
  return zone === null ? at : startOfDay(plusDays(localDate(at, zone), 1), zone);
}

async function draftOf(
  store: Store,
  ask: Ask,
  to: OverlapAsk['to'],
  when: Interval,
  more: number,
): Promise<NudgeDraft> {
  const [reader, other] = to === 'asked' ? [ask.asked, ask.asker] : [ask.asker, ask.asked];
  return {
    key: overlapAskKey(to, ask.project, reader, other, when.from),
    project: ask.project,
    rule: 'overlap',
    item: askId(ask.number),
    subject: askSubject(ask.project, ask.number),
    message: await askMessage(store, ask, to, { when, more }),
  };
}
