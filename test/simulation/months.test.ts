import { afterEach, describe, expect, it } from 'vitest';
import type { UserId } from '#domain/ids.ts';
import { answerKey } from '#domain/keys.ts';
import type { Member } from '#domain/member.ts';
import { atLocal, localDate, localTime, plusDays, weekdayOf, type Instant, type LocalDate } from '#domain/time.ts';
import { aMember, at, day, PROJECT, WORKSPACE } from '#test/kit/build.ts';
import { WEEKS } from '#test/kit/chance.ts';
import { populate } from './people.ts';
import { aWorld, personOf, type Posted, type World } from './world.ts';

/** Clock changes in Lord Howe (half an hour), the Azores, St Johns, Berlin and Los Angeles lie between these. */
const FROM = at('2026-02-20T00:00Z');
const TO = at('2026-04-20T00:00Z');
/** The first Monday: before it some joined in the middle of a day. */
const FIRST_DAY = day('2026-02-23');
/** Any other number is another two months; one that fails goes the same way again. `SIMULATE=months` lives five. */
const SEEDS = process.env['SIMULATE'] === 'months' ? [1, 2, 3, 4, 5] : [1];

const member = (id: string, zone: string, week: keyof typeof WEEKS, standupAt: string | null = null): Member =>
  aMember({ id, zone, shifts: WEEKS[week] ?? {}, standupAt: standupAt as Member['standupAt'] });
const TEAM = [
  member('ULORD', 'Australia/Lord_Howe', 'usual'),
  member('UKATH', 'Asia/Kathmandu', 'sundayToThursday', '16:00'),
  member('UAPIA', 'Pacific/Apia', 'split', '10:45'),
  member('USTJO', 'America/St_Johns', 'night', '02:00'),
  member('UAZOR', 'Atlantic/Azores', 'lateNight'),
  member('USFO', 'America/Los_Angeles', 'mixed'),
  member('UBER', 'Europe/Berlin', 'partTime'),
];
/** They never go on leave, so every date of theirs is known beforehand. */
const SETTLED = new Set<UserId>(['ULORD', 'UAPIA', 'USTJO'] as UserId[]);

let world: World;
afterEach(() => world.close());

/** Whether clocks on the wall say that somebody is at work; told without the bot's own reckoning of shifts. */
function atWork({ zone, shifts }: Member, moment: Instant): boolean {
  if (zone === null) return false;
  const [today, time] = [localDate(moment, zone), localTime(moment, zone)];
  const over = (date: LocalDate) => shifts[weekdayOf(date)] ?? [];
  const here = over(today).some(({ from, to }) => from <= time && (time < to || to <= from));
  return here || over(plusDays(today, -1)).some(({ from, to }) => to <= from && time < to);
}

const UNASKED = new Set(['prompt', 'nudge', 'introduction', 'regional']);
const countsOf = (keys: readonly string[]) => {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};
const told = ({ at: moment, key, member: reader }: Posted) =>
  `${key} at ${moment}, ${reader?.zone ? localTime(moment, reader.zone) : 'in a channel'}`;

async function lived(seed: number): Promise<void> {
  world = await aWorld(TEAM, FROM, seed);
  populate(world, SETTLED);
  await world.live(FROM, TO);
}

/** The dates on which somebody works and the project asks, but for those at the edges. */
function datesOf({ shifts }: Member): LocalDate[] {
  const dates: LocalDate[] = [];
  for (let date = FIRST_DAY; date <= '2026-04-16'; date = plusDays(date, 1)) {
    if (weekdayOf(date) <= 5 && (shifts[weekdayOf(date)] ?? []).length > 0) dates.push(date);
  }
  return dates;
}

describe.each(SEEDS)('two months of a team whose bot is killed, interrupted and refused, seed %i', (seed) => {
  it('keep every promise', { timeout: 120_000 }, async () => {
    await lived(seed);
    const { posted, ports } = world;
    expect(world.outages.length).toBeGreaterThan(3);

    // Nothing twice: no question, no nudge, no reply, no digest.
    expect([...countsOf(posted.map(({ key }) => key))].filter(([, times]) => times > 1)).toEqual([]);

    // Nobody is written to unasked outside their hours.
    const unasked = posted.filter(({ message }) => UNASKED.has(message.kind));
    expect(unasked.filter((one) => one.member && !atWork(one.member, one.at)).map(told)).toEqual([]);

    // Who starts their day while others sleep is told what those wrote.
    expect(posted.filter(({ message }) => message.kind === 'regional').length).toBeGreaterThan(60);

    // Everybody settled is asked for each of their dates: outages are shorter than their days.
    for (const one of TEAM.filter(({ id }) => SETTLED.has(id))) {
      const mine = posted.filter((sent) => personOf(sent) === one.id).map(({ message }) => message);
      const asked = new Set(mine.flatMap((message) => (message.kind === 'prompt' ? [message.date] : [])));
      const missing = datesOf(one).filter((date) => !asked.has(date));
      expect(missing.map((date) => `${one.id} ${date}`)).toEqual([]);
    }

    // A nudge comes to nobody who has said something, and to nobody on leave.
    for (const { key, message, at: moment, member: reader } of posted.filter((one) => one.message.kind === 'nudge')) {
      if (message.kind !== 'nudge' || !reader) continue;
      const [first] = await ports.store.answers.history(WORKSPACE, PROJECT, reader.id, message.date);
      expect(first === undefined || first.answeredAt >= moment ? '' : `${key} at ${moment}`).toBe('');
    }
    await digestsAreInTime(posted);
    await answersAreShown();
  });
});

/** A digest comes when nobody's word is waited for: everybody has one, or is past their own last hour of that date. */
async function digestsAreInTime(posted: readonly Posted[]): Promise<void> {
  const digests = posted.filter(({ message }) => message.kind === 'digest');
  expect(digests.length).toBeGreaterThan(30);
  for (const { message, at: moment } of digests) {
    if (message.kind !== 'digest' || message.date < FIRST_DAY) continue;
    const { date } = message;
    for (const { id, zone, shifts } of TEAM) {
      const last = (shifts[weekdayOf(date)] ?? []).at(-1);
      if (!last || zone === null || weekdayOf(date) > 5) continue;
      const ends = atLocal(last.to > last.from ? date : plusDays(date, 1), last.to, zone);
      const prompt = await world.ports.store.prompts.find(WORKSPACE, PROJECT, id, date);
      const away = (await world.ports.store.absences.ofUser(WORKSPACE, id, date)).some(({ from }) => from <= date);
      const waited = moment < ends && !away && prompt?.state !== 'answered' && prompt?.state !== 'skipped';
      // Leave that ended early is cut short, so somebody excused may not look away any more.
      expect(waited && prompt?.state !== 'excused' ? `${id} ${date} at ${moment}` : '').toBe('');
    }
  }
}

/** What everybody said last stands in the thread, once. */
async function answersAreShown(): Promise<void> {
  let answers = 0;
  for (const { id } of TEAM) {
    for (let date = day('2026-02-20'); date <= '2026-04-16'; date = plusDays(date, 1)) {
      const answer = await world.ports.store.answers.find(WORKSPACE, PROJECT, id, date);
      if (!answer) continue;
      answers += 1;
      const standing = world.chat.standing.filter(({ key }) => key === answerKey(PROJECT, id, date));
      expect(
        standing.map(({ message }) => message),
        `${id} ${date}`,
      ).toMatchObject([{ words: answer.words }]);
    }
  }
  expect(answers).toBeGreaterThan(80);
}
