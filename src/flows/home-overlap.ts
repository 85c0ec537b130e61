import { askId } from '#domain/ask.ts';
import { blockerId } from '#domain/blocker.ts';
import { hypothesisId, runOf } from '#domain/hypothesis.ts';
import type { HomeLines } from '#domain/home.ts';
import { mayWrite, type Person } from '#domain/hours.ts';
import type { UserId } from '#domain/ids.ts';
import { clockInWords, momentInWords } from '#domain/time-words.ts';
import { epochMs, instant, localDate, type Instant, type Zone } from '#domain/time.ts';
import { standingIn } from './ask.ts';
import type { HomePart, HomeReader } from './home-part.ts';
import { peopleIn } from './handover-look.ts';
import { sharedAhead } from './overlap-pair.ts';

const WEEK_MINUTES = 7 * 24 * 60;
const NAMES_MAX = 10;
const PROJECTS_MAX = 3;
const MATES_MAX = 5;
const ITEMS_MAX = 4;

/** Who of the reader's projects is at work now, and when next with each teammate with whom something is open. */
export const overlapPart: HomePart = async (reader) => {
  const { store, member, projects, now } = reader;
  const active = projects.filter(({ state }) => state === 'active');
  const known = new Map<UserId, Person>();
  const lines: HomeLines['lines'][number][] = [];
  for (const project of active.slice(0, PROJECTS_MAX)) {
    const people = await peopleIn(store, project, now);
    for (const person of people) known.set(person.member.id, person);
    const others = people.filter((person) => person.member.id !== member.id);
    if (others.length === 0) continue;
    const awake = others.filter((person) => mayWrite(person, now)).map((person) => person.member.name);
    lines.push({ text: `${project.name}: ${awakeInWords(awake, others.length)}` });
  }
  const own = known.get(member.id);
  const between = own ? await openWith(reader) : new Map<UserId, string[]>();
  for (const [user, items] of [...between].slice(0, MATES_MAX)) {
    const mate = known.get(user);
    if (own && mate)
      lines.push({
        text: `${mate.member.name}: ${nextInWords(own, mate, now)} · ${items.slice(0, ITEMS_MAX).join(', ')}`,
      });
  }
  if (lines.length === 0) return null;
  return {
    is: 'lines',
    title: 'At work now',
    lines,
    hint: '`/overlap` shows the hours you all share, `/overlap best 60m` when to meet.',
  };
};

function awakeInWords(names: readonly string[], all: number): string {
  if (names.length === 0) return 'nobody else is at work now';
  const more = names.length - NAMES_MAX;
  return `${names.slice(0, NAMES_MAX).join(', ')}${more > 0 ? ` and ${more} more` : ''} (${names.length} of ${all})`;
}

function nextInWords(own: Person, mate: Person, now: Instant): string {
  const zone = own.member.zone ?? ('UTC' as Zone);
  const [next] = sharedAhead(own, mate, now, WEEK_MINUTES);
  if (!next) return 'no hour together within a week';
  const until = clockInWords(instant(next.to), zone);
  if (next.from <= epochMs(now)) return `together now, until ${until}`;
  return `next together ${momentInWords(instant(next.from), zone, localDate(now, zone))}–${until}`;
}

/** What is open between the reader and others: blockers, bets under way, what one asked the other, handovers. */
async function openWith({ store, member, projects, now }: HomeReader): Promise<Map<UserId, string[]>> {
  const { workspace, id } = member;
  const between = new Map<UserId, string[]>();
  const add = (user: UserId | null, item: string): void => {
    if (user !== null && user !== id) between.set(user, [...(between.get(user) ?? []), item]);
  };
  for (const { number, owner, helper, state } of await store.blockers.openFor(workspace, id))
    if (state.is !== 'asked') add(owner === id ? helper : owner, blockerId(number));
  for (const bet of await store.hypotheses.openOf(workspace, id))
    if (runOf(bet)) add(bet.terms.owner === id ? bet.terms.decider : bet.terms.owner, hypothesisId(bet.number));
  for (const project of projects)
    for (const { number, asker, asked } of await standingIn(store, project, now))
      if (asker === id || asked === id) add(asker === id ? asked : asker, askId(number));
  for (const project of projects)
    for (const { giver, to } of await store.handovers.openIn(workspace, project.id))
      if (to === id || giver === id) add(giver === id ? to : giver, 'a handover');
  return between;
}
