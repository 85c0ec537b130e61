import { isLive, runOf, type Hypothesis } from '#domain/hypothesis.ts';
import { daysLeft } from '#domain/hypothesis-clock.ts';
import {
  betLine,
  evidenceOf,
  readBetLine,
  readingSaid,
  splitBetLines,
  type BetAsked,
  type BetSaid,
} from '#domain/hypothesis-said.ts';
import { readStatus } from '#domain/hypothesis-status.ts';
import { targetInWords } from '#domain/hypothesis-typed.ts';
import type { ProjectId, UserId, WorkspaceId } from '#domain/ids.ts';
import type { Answer, AnswerWords } from '#domain/prompt.ts';
import type { TypedReading } from '#domain/reading-typed.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Participant } from '#domain/standup.ts';
import type { Instant, LocalDate } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { personOf } from './blocker-look.ts';
import { permitted, type BetAct } from './hypothesis.ts';
import { keep } from './hypothesis-keep.ts';
import { loadBet } from './hypothesis-look.ts';
import { noteStatus } from './hypothesis-status.ts';
import { take } from './reading.ts';
import { takeBack } from './reading-withdrawn.ts';

const LINES_MAX = 20;

/** The bets of a project that somebody owns and that go on, those that end first on top. */
export async function betsAsked(
  store: Store,
  { project, member }: Pick<Participant, 'project' | 'member'>,
  now: Instant,
): Promise<BetAsked[]> {
  const open = await store.hypotheses.openOf(member.workspace, member.id);
  const own = open.filter(
    (bet) => bet.project === project.id && bet.terms.owner === member.id && isLive(bet) && bet.state.is !== 'paused',
  );
  const asked: BetAsked[] = [];
  for (const bet of own) {
    const run = runOf(bet);
    const owner = run && (await personOf(store, member.workspace, member.id, run.startOn));
    if (!run || !owner) continue;
    const { belief, metric } = bet.terms;
    const target = `${metric.name} ${targetInWords(bet.terms)}`;
    const due = bet.state.is === 'decision-due';
    asked.push({ number: bet.number, belief, target, daysLeft: daysLeft(run, owner, now), due });
  }
  return asked.toSorted((a, b) => a.daysLeft - b.daysLeft || a.number - b.number);
}

/** The words of an answer with what the fields of bets say, a line each; what is empty adds nothing. */
export function withBets(words: AnswerWords, said: readonly BetSaid[]): AnswerWords {
  const { rest } = splitBetLines(
    words.evidence,
    said.map(({ number }) => number),
  );
  const lines = said.flatMap((one) => betLine(one) ?? []);
  return { ...words, evidence: [...lines, ...(rest.trim() === '' ? [] : [rest])].join('\n') };
}

/** Whether what the fields of bets say can be taken. errors: a sentence by the number of its bet. */
export async function betsSaid(
  store: Store,
  workspace: WorkspaceId,
  said: readonly BetSaid[],
): Promise<Result<null, ReadonlyMap<number, string>>> {
  const faults = new Map<number, string>();
  for (const { number, text } of said) {
    const bet = text.trim() === '' ? null : await store.hypotheses.find(workspace, number);
    const read = bet ? readingSaid(text, bet.terms) : ok(null);
    if (!read.ok) faults.set(number, read.error);
  }
  return faults.size > 0 ? refuse(faults) : ok(null);
}

/**
 * Bets among what somebody learned or measured: a line such as `H12 0.83 n=200` is logged, once however often the answer is
 * edited, and taken back where an edit no longer says it; one such as `H12 evidence for: it runs` or `H12 at risk: labels late` is kept with the bet. Everything else stays words, and so does what the bet
 * refuses: an answer is never held up by it.
 */
export async function followEvidence(
  store: Store,
  { project, member }: Participant,
  { date, words }: Pick<Answer, 'date' | 'words'>,
  now: Instant,
): Promise<void> {
  const source = `standup:${member.id}:${date}:`;
  const sources = new Map<number, string[]>();
  for (const line of words.evidence.split('\n').slice(0, LINES_MAX)) {
    const said = readBetLine(line);
    if (said === null) continue;
    const { workspace } = project;
    const { number } = said;
    const known = await permitted(store, { workspace, user: member.id, number }, now, 'measurers');
    if (!known.ok || known.value.bet.project !== project.id) continue;
    const status = said.stance === null ? readStatus(said.text) : null;
    if (status) await noteStatus(store, { workspace, user: member.id, number }, status, now);
    await noteStance(store, known.value.bet, said, { user: member.id, project: project.id, date }, now);
    const typed = readingSaid(said.text, known.value.bet.terms);
    if (!typed.ok || typed.value === null) continue;
    const sourceId = `${source}${toldApart(typed.value)}`;
    sources.set(number, [...(sources.get(number) ?? []), sourceId]);
    const written = {
      workspace,
      hypothesis: number,
      at: now,
      loggedAt: now,
      by: member.id,
      from: 'standup',
      sourceId,
    } as const;
    // What the stance left is the bet as it stands now.
    const bet = await store.hypotheses.find(workspace, number);
    if (bet) await take(store, bet, { ...typed.value, ...written }, now);
  }
  const own = (await store.hypotheses.openOf(project.workspace, member.id)).filter((bet) => bet.project === project.id);
  for (const number of new Set([...sources.keys(), ...own.map((bet) => bet.number)]))
    await takeBackUnsaid(
      store,
      { workspace: project.workspace, user: member.id, number },
      { source, said: sources },
      now,
    );
}

/** The same line gives the same words. */
const toldApart = ({ value, n, evaluation, confirms }: TypedReading): string =>
  [value, n, evaluation, confirms ? 'confirm' : null].filter((one) => one !== null).join(' ');

/** Readings that an answer gave and its edit no longer says are taken back; saying one again later logs it anew. */
async function takeBackUnsaid(
  store: Store,
  { workspace, user, number }: BetAct,
  { source, said }: { readonly source: string; readonly said: ReadonlyMap<number, readonly string[]> },
  now: Instant,
): Promise<void> {
  const still = said.get(number) ?? [];
  const unsaid = (await store.readings.of(workspace, number)).filter(
    ({ sourceId, withdrawn }) => !withdrawn && sourceId?.startsWith(source) && !still.includes(sourceId),
  );
  for (const reading of unsaid) {
    const known = await loadBet(store, workspace, number, now);
    if (!known || known.bet.state.is === 'decided') return;
    const how = { by: user, at: now, why: 'the answer was edited' };
    await takeBack(store, known, reading, how, `${reading.sourceId}:edited:${reading.number}`);
  }
}

/** Keeps what an answer says for or against a bet; an edit of it takes the place of what it said before. */
async function noteStance(
  store: Store,
  bet: Hypothesis,
  { stance, text }: BetSaid,
  { user, project, date }: { readonly user: UserId; readonly project: ProjectId; readonly date: LocalDate },
  now: Instant,
): Promise<void> {
  if (stance === null || bet.state.is === 'draft') return;
  const source = `standup:${project}:${user}:${date}`;
  const before = evidenceOf(await store.hypotheses.history(bet.workspace, bet.number)).get(source);
  if (before ? before.stance === stance && before.text === text : stance === 'nothing') return;
  const what = { is: 'evidence', stance, text, source } as const;
  const event = { workspace: bet.workspace, number: bet.number, at: now, by: user, what };
  await keep(store, { hypothesis: bet, event }, now);
}
