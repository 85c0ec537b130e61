import { betsNamed } from '#domain/bets-named.ts';
import { ageOf, betOf, isOpen } from '#domain/blocker.ts';
import { carriedOver } from '#domain/carry-over.ts';
import { overlapEnd } from '#domain/handover.ts';
import type { Person } from '#domain/hours.ts';
import type { UserId } from '#domain/ids.ts';
import type { Project } from '#domain/project.ts';
import type { RiskFacts } from '#domain/risk.ts';
import { localDate, plusDays, type Instant, type LocalDate, type Zone } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { personOf } from './blocker-look.ts';

/** Plans and prompts are looked back over so far. */
const PLANS = 5;
const DAYS_BACK = 14;
const UTC = 'UTC' as Zone;

/** What somebody wrote, and the bet at which they said it; null: at none. */
interface Said {
  readonly text: string;
  readonly bet: number | null;
}

/** What holds for all bets of an owner in a project, unless its words name some. */
export interface OwnerWork {
  readonly blockers: readonly (RiskFacts['blockers'][number] & Said)[];
  /** Who was told of which blocker and has not acknowledged it after a stretch of common hours. */
  readonly waiting: readonly (RiskFacts['unacknowledged'][number] & Said)[];
  readonly carried: RiskFacts['carried'];
  readonly missed: RiskFacts['missed'];
  /** The bets of the project, where any of these may name one. */
  readonly named: ReadonlySet<number>;
}

/** Gives the work of an owner; read once for all of their bets. */
export type Works = (owner: Person) => Promise<OwnerWork>;

/** Works of a project as of `now`. */
export function worksOf(store: Store, project: Project, now: Instant): Works {
  const known = new Map<UserId, Promise<OwnerWork>>();
  return (owner) => {
    const found = known.get(owner.member.id) ?? workOf(store, project, owner, now);
    known.set(owner.member.id, found);
    return found;
  };
}

async function workOf(store: Store, project: Project, owner: Person, now: Instant): Promise<OwnerWork> {
  const { workspace, id } = project;
  const open = (await store.blockers.openIn(workspace, id)).filter(
    (one) => isOpen(one) && one.owner === owner.member.id,
  );
  const waiting: OwnerWork['waiting'][number][] = [];
  for (const { number, state, toldAt, helper, raisedOn, text, source } of open) {
    if (state.is !== 'open' || toldAt === null || helper === null) continue;
    const asked = await personOf(store, workspace, helper, raisedOn);
    // They had one stretch of common hours to say something in; whoever is gone says nothing any more.
    if (asked && overlapEnd(owner, asked, toldAt) <= now)
      waiting.push({ who: asked.member.name, since: toldAt, blocker: number, text, bet: betOf(source) });
  }
  const carried = carriedOver(await plansOf(store, project, owner, now));
  return {
    blockers: open.map((one) => ({
      number: one.number,
      text: one.text,
      days: ageOf(one, owner.member, owner.absences, now),
      bet: betOf(one.source),
    })),
    waiting,
    carried,
    missed: await missedOf(store, project, owner, now),
    named: await namedOf(store, project, [...open, ...carried]),
  };
}

async function namedOf(
  store: Store,
  { workspace, id }: Project,
  lines: readonly { readonly text: string }[],
): Promise<Set<number>> {
  if (lines.every(({ text }) => betsNamed(text).size === 0)) return new Set();
  return new Set((await store.hypotheses.openIn(workspace, id)).map(({ number }) => number));
}

async function plansOf(store: Store, { workspace, id }: Project, { member }: Person, now: Instant) {
  const plans: { date: LocalDate; lines: string[] }[] = [];
  let before = plusDays(localDate(now, member.zone ?? UTC), 1);
  for (let round = 0; round < PLANS; round += 1) {
    const answer = await store.answers.latestBefore(workspace, id, member.id, before);
    if (!answer) break;
    plans.push({ date: answer.date, lines: linesOf(answer.words.plan) });
    before = answer.date;
  }
  return plans;
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])\s*/, '').trim())
    .filter((line) => line !== '');

/** Prompts in a row, the newest first, that came to their end without an answer. A day on which nobody asked has no prompt. */
async function missedOf(
  store: Store,
  { workspace, id }: Project,
  { member }: Person,
  now: Instant,
): Promise<RiskFacts['missed']> {
  const missed: LocalDate[] = [];
  const today = localDate(now, member.zone ?? UTC);
  for (let back = 0; back < DAYS_BACK; back += 1) {
    const prompt = await store.prompts.find(workspace, id, member.id, plusDays(today, -back));
    if (!prompt || prompt.state === 'open') continue;
    if (prompt.state !== 'missed') break;
    missed.push(prompt.date);
  }
  return missed[0] ? { count: missed.length, last: missed[0] } : null;
}
