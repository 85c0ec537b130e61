import type { Control, ShownMessage } from '#sandbox/client.ts';
import { digestFaults, doubles, outsideHours, questionFaults, weeklyFaults } from './checks.ts';
import { dueBetween } from './hours.ts';
import type { Member } from './hours.ts';
import type { Acted } from './play.ts';
import { answersGiven, lostAnswers, repliesIn } from './replies.ts';
import { cadenceOf } from './scenario.ts';
import type { Scenario } from './scenario.ts';
import type { Posted } from './witness.ts';
import type { Wording } from './wording.ts';

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
  readonly weeklies: number;
  /** What was written while somebody slept, told as their day began. */
  readonly slept: number;
  /** Weeks in plain words, to readers outside the team. */
  readonly plain: number;
  readonly duplicates: number;
  readonly outsideHours: number;
  readonly slackViolations: number;
}

/** Figures, and in words everything that is not as it ought to be. */
export interface Verdict {
  readonly figures: Figures;
  readonly faults: readonly string[];
  /** null: it was played without a model. */
  readonly wording: Wording | null;
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
export function judge(evidence: Evidence): Omit<Verdict, 'wording'> {
  const { scenario, members, setUpAt, acted, violations } = evidence;
  const due = dueBetween(members, cadenceOf(scenario), setUpAt, scenario.end);
  const standing = standingOf(evidence);
  const prompts = standing.filter(({ sort }) => sort === 'prompt');
  const digests = standing.filter(({ sort }) => sort === 'digest');
  const weeklies = standing.filter(({ sort }) => sort === 'weekly');
  const done = acted.flatMap((each) => (each.done.ok ? [each.act] : []));
  const replies = repliesIn(evidence.channel);
  const given = answersGiven(done);
  const lost = lostAnswers(given, replies, scenario);
  const double = doubles(standing, replies);
  const outside = outsideHours(scenario, standing, members, [{ who: scenario.lead, at: setUpAt }, ...done]);
  const figures = {
    members: members.length,
    days: new Set(due.map(({ date }) => date)).size,
    promptsDue: due.length,
    promptsSent: prompts.length,
    answersGiven: given.length,
    answersPosted: given.length - lost.length,
    nudges: standing.filter(({ sort }) => sort === 'nudge').length,
    digests: digests.length,
    weeklies: weeklies.length,
    slept: standing.filter(({ sort }) => sort === 'slept').length,
    plain: standing.filter(({ sort }) => sort === 'plain').length,
    duplicates: double.length,
    outsideHours: outside.length,
    slackViolations: violations.length,
  };
  const faults = [
    ...questionFaults(due, prompts),
    ...lost,
    ...double.map((what) => `Said twice: ${what}.`),
    ...outside,
    ...digestFaults(due, digests, { members, done, end: scenario.end }),
    ...weeklyFaults(due, weeklies, { members, end: scenario.end }),
    ...violations.map(({ what, code, detail }) => `Slack minded ${what}: ${code} ${detail.slice(0, 200)}`),
    ...acted.flatMap(({ act, done: outcome }) =>
      outcome.ok ? [] : [`${act.who} could not ${act.deed.do} (${act.date}): ${outcome.why}`],
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
