import type { Control, ShownMessage } from '#sandbox/client.ts';
import { answers, wordsOf } from './act.ts';
import type { Act } from './act.ts';
import { atWork, dueBetween, timeOf, wallClock } from './hours.ts';
import type { Member } from './hours.ts';
import type { Acted } from './play.ts';
import { missingLines, wordsIn } from './said.ts';
import { cadenceOf, zoneOf } from './scenario.ts';
import type { Scenario } from './scenario.ts';
import { dateIn } from './witness.ts';
import type { Posted } from './witness.ts';

/** What a run came to; the names are those of the JSON line. */
export interface Figures {
  readonly members: number;
  readonly days: number;
  readonly promptsDue: number;
  readonly promptsSent: number;
  readonly answersGiven: number;
  readonly answersPosted: number;
  readonly nudges: number;
  readonly digests: number;
  readonly duplicates: number;
  readonly outsideHours: number;
  readonly slackViolations: number;
}

/** Figures, and in words everything that is not as it ought to be. */
export interface Verdict {
  readonly figures: Figures;
  readonly faults: readonly string[];
}

/** All that is judged: what was to happen, what people did, and what the local Slack holds of it. */
export interface Evidence {
  readonly scenario: Scenario;
  readonly members: readonly Member[];
  readonly setUpAt: number;
  readonly acted: readonly Acted[];
  readonly posted: readonly Posted[];
  readonly channel: readonly ShownMessage[];
  /** By name, what stands in their direct message with the bot. */
  readonly direct: ReadonlyMap<string, readonly ShownMessage[]>;
  readonly violations: Awaited<ReturnType<Control['violations']>>;
}

/** Reads the rest of the evidence from the local Slack. */
export async function gather(
  control: Control,
  known: Omit<Evidence, 'channel' | 'direct' | 'violations'>,
): Promise<Evidence> {
  const direct = new Map<string, readonly ShownMessage[]>();
  const written = new Set(known.posted.flatMap(({ who }) => who ?? []));
  for (const name of written) direct.set(name, await control.messages(`@${name}`));
  const channel = await control.messages(known.scenario.workspace.channel);
  return { ...known, channel, direct, violations: await control.violations() };
}

/** The figures of a run and what is wrong with it; computed from the local Slack, never from what the bot stored. */
export function judge(evidence: Evidence): Verdict {
  const { scenario, members, setUpAt, acted, violations } = evidence;
  const due = dueBetween(members, cadenceOf(scenario), setUpAt, scenario.end);
  const standing = standingOf(evidence);
  const prompts = standing.filter(({ sort }) => sort === 'prompt');
  const replies = repliesIn(evidence.channel);
  const given = answersGiven(acted.filter(({ done }) => done.ok).map(({ act }) => act));
  const lost = given.filter(({ who, date, words }) => !isSaid(replies, nameOf(scenario, who), date, words));
  const double = doubles(standing, replies);
  const outside = outsideHours(standing, members, acted);
  const figures = {
    members: members.length,
    days: new Set(due.map(({ date }) => date)).size,
    promptsDue: due.length,
    promptsSent: prompts.length,
    answersGiven: given.length,
    answersPosted: given.length - lost.length,
    nudges: standing.filter(({ sort }) => sort === 'nudge').length,
    digests: standing.filter(({ sort }) => sort === 'digest').length,
    duplicates: double.length,
    outsideHours: outside.length,
    slackViolations: violations.length,
  };
  const faults = [
    ...unequal(due, prompts),
    ...lost.map(({ who, date, words }) => lostWords(replies, scenario, { who, date, words })),
    ...double.map((what) => `Said twice: ${what}.`),
    ...outside.map(
      ({ who, at, sort }) => `${who} was written to outside their hours: ${sort}, ${clockOf(scenario, who, at)}.`,
    ),
    ...violations.map(({ what, code, detail }) => `Slack minded ${what}: ${code} ${detail.slice(0, 200)}`),
    ...acted.flatMap(({ act, done }) =>
      done.ok ? [] : [`${act.who} could not ${act.deed.do} (${act.date}): ${done.why}`],
    ),
  ];
  return { figures, faults };
}

/** Posts that stand in Slack now, whatever the log says. */
function standingOf({ posted, channel, direct }: Evidence): readonly Posted[] {
  const there = new Set<string>();
  for (const shown of [channel, ...direct.values()]) {
    for (const { ts, replies } of shown) for (const each of [ts, ...replies.map((reply) => reply.ts)]) there.add(each);
  }
  return posted.filter(({ ts }) => there.has(ts));
}

/** A person's reply in a thread. */
export interface Reply {
  readonly name: string;
  readonly date: string;
  readonly words: string;
}

/** Every reply with a person's answer, by the name and the words that a reader sees. */
export function repliesIn(channel: readonly ShownMessage[]): readonly Reply[] {
  return channel.flatMap(({ ts, text, replies }) => {
    if (!text.startsWith('Standup · ')) return [];
    const date = dateIn(text, Number(ts) * 1_000);
    return replies.flatMap((reply) => {
      const name = / answered the standup of /.exec(reply.text);
      return name ? [{ name: reply.text.slice(0, name.index), date, words: wordsIn(reply.blocks) }] : [];
    });
  });
}

interface Given {
  readonly who: string;
  readonly date: string;
  /** All that must be found in the reply, in the end. */
  readonly words: readonly string[];
}

/** One per member and date: an edit takes the place of what was said before, everything else adds to it. */
function answersGiven(acts: readonly Act[]): readonly Given[] {
  const given = new Map<string, Given>();
  for (const act of acts.filter(answers)) {
    const { who, date, deed } = act;
    const key = `${who} ${date}`;
    const before = deed.do === 'fill' && deed.over === 'replace' ? [] : (given.get(key)?.words ?? []);
    given.set(key, { who, date, words: [...before, ...wordsOf(deed)] });
  }
  return [...given.values()];
}

function isSaid(replies: readonly Reply[], name: string, date: string, words: readonly string[]): boolean {
  const own = replies.filter((reply) => reply.name === name && reply.date === date);
  return own.some((reply) => words.every((said) => missingLines(said, reply.words).length === 0));
}

function lostWords(replies: readonly Reply[], scenario: Scenario, { who, date, words }: Given): string {
  const own = replies.find((reply) => reply.name === nameOf(scenario, who) && reply.date === date);
  if (!own) return `The answer of ${who} for ${date} is nowhere in the channel.`;
  const line = words.flatMap((said) => missingLines(said, own.words))[0] ?? '';
  return `The answer of ${who} for ${date} is in the channel without “${line.slice(0, 60)}”.`;
}

/** The display name under which somebody's replies stand. */
export const nameOf = ({ workspace }: Scenario, who: string): string =>
  workspace.people.find(({ name }) => name === who)?.realName ?? who;

/** Occasions that were said more than once. */
function doubles(standing: readonly Posted[], replies: readonly Reply[]): readonly string[] {
  const ONCE = ['introduction', 'prompt', 'nudge', 'thread', 'digest', 'card'];
  const said = standing
    .filter(({ sort }) => ONCE.includes(sort))
    .map(({ sort, who, date }) => `${sort} ${who ?? 'channel'} ${sort === 'introduction' ? '' : date}`.trim());
  const answered = replies.map(({ name, date }) => `reply ${name} ${date}`);
  return repeated([...said, ...answered]);
}

function repeated(keys: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return keys.filter((key) => seen.has(key) || !seen.add(key));
}

/** Within this long after somebody did something, what the bot writes to them is an answer. */
const ANSWER_MS = 5 * 60_000;
const UNASKED = ['introduction', 'prompt', 'again', 'nudge'];

function outsideHours(standing: readonly Posted[], members: readonly Member[], acted: readonly Acted[]) {
  return standing.flatMap(({ who, at, sort }) => {
    const member = members.find(({ name }) => name === who);
    if (who === null || (member && atWork(member, at))) return [];
    const answer = acted.some(({ act }) => act.who === who && act.at <= at && at - act.at <= ANSWER_MS);
    return answer && !UNASKED.includes(sort) ? [] : [{ who, at, sort }];
  });
}

function clockOf(scenario: Scenario, who: string, at: number): string {
  const wall = wallClock(zoneOf(scenario, who), at);
  return `${wall.date} ${timeOf(wall)} their time`;
}

/** Questions that are due and did not come, and those that came and were not due. */
function unequal(due: readonly { name: string; date: string; at: number }[], prompts: readonly Posted[]): string[] {
  const LATE_MS = 2 * 60_000;
  const sent = new Map(prompts.map((prompt) => [`${prompt.who} ${prompt.date}`, prompt.at]));
  const wanted = new Set(due.map(({ name, date }) => `${name} ${date}`));
  const missing = due.flatMap(({ name, date, at }) => {
    const came = sent.get(`${name} ${date}`);
    if (came === undefined) return [`${name} was not asked for ${date}.`];
    const off = Math.round((came - at) / 60_000);
    return came < at || came - at > LATE_MS ? [`${name} was asked for ${date} ${off} min off the time.`] : [];
  });
  const extra = [...sent.keys()].filter((key) => !wanted.has(key)).map((key) => `Asked without being due: ${key}.`);
  return [...missing, ...extra];
}
