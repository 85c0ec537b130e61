import { afterEach, describe, expect, it } from 'vitest';
import type { UserId } from '#domain/ids.ts';
import type { Half } from '#domain/member.ts';
import { localDate, localTime, plusDays, plusMinutes, toZone, type Instant, type LocalDate } from '#domain/time.ts';
import { record } from '#flows/answer.ts';
import { goAway } from '#flows/away.ts';
import { addDaysOff } from '#flows/days-off.ts';
import { profileChanged } from '#flows/member.ts';
import { skip, snooze } from '#flows/skip.ts';
import { keepZone, undoZone } from '#flows/travel.ts';
import { aMember, aProfile, at, day, PROJECT, words, WORKSPACE } from '#test/kit/build.ts';
import { diariesOf, type Diaries } from './calendar.ts';
import { aWorld, personOf, type Posted, type World } from './world.ts';

/** All of 2026 with `SIMULATE=year`, which takes a minute or two; otherwise six weeks with the clock changes of March and April. */
const WHOLE = process.env['SIMULATE'] === 'year';
const FROM = at(WHOLE ? '2026-01-01T00:00Z' : '2026-03-02T00:00Z');
const TO = at(WHOLE ? '2026-12-31T12:00Z' : '2026-04-11T00:00Z');
const FIRST = day(WHOLE ? '2026-01-05' : '2026-03-04');
const LAST = day(WHOLE ? '2026-12-22' : '2026-04-08');

/** Twelve people in nine zones. */
const HOMES = [
  'Asia/Tokyo',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Kolkata',
  'Europe/Berlin',
  'Europe/Berlin',
  'Europe/London',
  'America/Sao_Paulo',
  'America/New_York',
  'America/St_Johns',
  'America/Los_Angeles',
  'America/Los_Angeles',
];
const ABROAD = [
  'Pacific/Auckland',
  'Asia/Singapore',
  'Africa/Cairo',
  'Europe/Lisbon',
  'Pacific/Honolulu',
  ...HOMES,
] as const;
const TEAM = HOMES.map((zone, n) => aMember({ id: `UYEAR${n}`, zone }));
/** Half of them travel. */
const TRAVELLERS = TEAM.filter((_, n) => n % 2 === 0);
/** Days off of the whole team, and public holidays of some. */
const DAYS_OFF = ['2026-03-13', '2026-07-03', '2026-12-24', '2026-12-25'];
const HOLIDAYS: Readonly<Record<string, readonly string[]>> = {
  'Europe/Berlin': ['2026-04-03', '2026-04-06', '2026-05-01', '2026-05-14', '2026-05-25'],
  'Asia/Tokyo': ['2026-02-11', '2026-03-20', '2026-05-05', '2026-07-20', '2026-11-03'],
  'America/New_York': ['2026-01-19', '2026-05-25', '2026-09-07', '2026-11-26'],
};

let world: World;
let diaries: Diaries;
afterEach(() => world.close());

const whoIs = (user: UserId) => ({ workspace: WORKSPACE, user });

/** Trips, leave, half days and holidays of everybody, spread over all the time by chance. */
function planLives(): void {
  const { chance, plan, ports, profiles } = world;
  const minutes = (Date.parse(TO) - Date.parse(FROM)) / 60_000;
  const weeks = minutes / (7 * 24 * 60);
  const someTime = (): Instant => plusMinutes(FROM, chance.whole(24 * 60, minutes - 24 * 60));
  const slackNames = (user: UserId, zone: string) => async (now: Instant) => {
    const changed = profiles.get(user)?.zone !== zone;
    profiles.set(user, aProfile(user, zone));
    if (changed) diaries.named(user, toZone(zone), now);
    await profileChanged(ports, WORKSPACE, user, now);
  };
  const off = (user: UserId, days: number, half: Half | null) => async (now: Instant) => {
    const from = plusDays(localDate(now, diaries.zoneAt(user, now)), chance.whole(2, 9));
    const to = plusDays(from, days);
    await goAway(ports, whoIs(user), { from, to, reason: '', half }, now);
    diaries.away(user, from, to, half, now);
  };
  for (const { id, zone } of TEAM) {
    profiles.set(id, aProfile(id, zone));
    for (let n = 0; n < weeks / 9; n += 1) plan(someTime(), off(id, chance.whole(0, 9), null));
    for (let n = 0; n < weeks / 6; n += 1) plan(someTime(), off(id, 0, chance.one(['am', 'pm'])));
    for (const date of HOLIDAYS[zone ?? ''] ?? []) {
      plan(FROM, async (now) => {
        const kept = { from: day(date), to: day(date), reason: 'Holiday', kind: 'holiday' } as const;
        if ((await goAway(ports, whoIs(id), kept, now)).ok) diaries.away(id, day(date), day(date), null, now);
      });
    }
  }
  for (const { id, zone } of TRAVELLERS) {
    for (let n = 0; n < weeks / 5; n += 1) {
      const leaves = someTime();
      plan(leaves, slackNames(id, chance.one(ABROAD)));
      plan(plusMinutes(leaves, chance.whole(60, 14 * 24 * 60)), slackNames(id, zone ?? ''));
    }
  }
  for (const date of DAYS_OFF) {
    const range = { from: day(date), to: day(date), name: 'Together' };
    plan(FROM, (now) => addDaysOff(ports, whoIs(TEAM[0]!.id), PROJECT, range, now));
  }
}

/** Everybody reacts to what reaches them. */
function react({ message, at: asked, ...posted }: Posted): void {
  const { ports, chance, plan } = world;
  const user = personOf({ message, at: asked, ...posted });
  if (user === null) return;
  if (message.kind === 'travel') {
    const act = { ...whoIs(user), heardAt: message.heardAt };
    if (chance.hits(0.3)) plan(plusMinutes(asked, 5), (now) => keepZone(ports, act, now));
    else if (chance.hits(0.25)) {
      plan(plusMinutes(asked, 7), async (now) => {
        if ((await undoZone(ports, act, now)).ok) diaries.undone(user, message.was, now);
      });
    }
  }
  if (message.kind !== 'prompt' || message.again) return;
  const to = { ...whoIs(user), project: PROJECT, date: message.date };
  const later = plusMinutes(asked, chance.whole(1, 420));
  const deed = chance.one(['form', 'form', 'form', 'form', 'form', 'skip', 'snooze', 'nothing']);
  if (deed === 'form') plan(later, (now) => record(ports, to, words({ done: 'trained', plan: 'ablate' }), 'form', now));
  if (deed === 'skip') plan(later, (now) => skip(ports, to, now));
  if (deed === 'snooze') plan(later, (now) => snooze(ports, to, chance.whole(10, 120), now));
}

const shown = ({ key, at: moment, member }: Posted): string =>
  `${key} at ${moment}, ${member?.zone} ${member?.zone ? localTime(moment, member.zone) : ''}`;

describe(`${WHOLE ? 'a year' : 'six weeks'} of twelve people in nine zones who travel and go on leave`, () => {
  it('hold no prompt out of hours, none double, none missing', { timeout: 900_000 }, async () => {
    const team = [{ ...TEAM[0]!, admin: true }, ...TEAM.slice(1)];
    world = await aWorld(team, FROM, 7, 'calm');
    diaries = diariesOf(TEAM, new Set(DAYS_OFF));
    planLives();
    world.watch(react);
    await world.live(FROM, TO);
    const { posted, ports } = world;

    const personal = posted.filter(({ message }) => ['prompt', 'nudge', 'travel', 'regional'].includes(message.kind));
    const outside = personal.filter((one) => diaries.workedAt(personOf(one)!, one.at) === null);
    expect(outside.map(shown)).toEqual([]);

    const questions = posted.flatMap((one) =>
      one.message.kind === 'prompt' && !one.message.again ? [`${personOf(one)} ${one.message.date}`] : [],
    );
    expect(questions.filter((one, place) => questions.indexOf(one) !== place)).toEqual([]);
    const slept = posted.filter(({ message }) => message.kind === 'regional').map(({ key }) => key);
    expect(new Set(slept).size).toBe(slept.length);
    expect(slept.length).toBeGreaterThan(100);
    const nudges = posted.filter(({ message }) => message.kind === 'nudge').map(({ key }) => key);
    expect(new Set(nudges).size).toBe(nudges.length);

    const asked = new Set(questions);
    const owed = TEAM.flatMap(({ id }) => datesOwed(id).map((date) => `${id} ${date}`));
    expect(owed.filter((one) => !asked.has(one))).toEqual([]);
    expect(questions.filter((one) => DAYS_OFF.some((date) => one.endsWith(date)))).toEqual([]);

    // Whoever was never asked for a date is not missing in it.
    const digests = posted.flatMap(({ message }) => (message.kind === 'digest' ? [message] : []));
    for (const digest of digests) {
      const prompts = await ports.store.prompts.ofRun(WORKSPACE, PROJECT, digest.date);
      const said = digest.answers.length + digest.skipped.length;
      expect(digest.missing, digest.date).toBeLessThanOrEqual(prompts.length - said);
    }
    const journeys = posted.filter(({ message }) => message.kind === 'travel').length;
    expect(journeys).toBeGreaterThan(WHOLE ? 80 : 8);
    if (WHOLE)
      process.stdout.write(
        `a year: ${questions.length} questions of ${owed.length} owed, ${nudges.length} nudges, ${digests.length} digests, ${journeys} journeys told\n`,
      );
  });
});

function datesOwed(user: UserId): LocalDate[] {
  const dates: LocalDate[] = [];
  for (let date = FIRST; date <= LAST; date = plusDays(date, 1)) if (diaries.owed(user, date)) dates.push(date);
  return dates;
}
