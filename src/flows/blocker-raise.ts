import { betOf, reworded, closed, detailed, type Blocker, type BlockerSource } from '#domain/blocker.ts';
import { choiceFor, choiceOver, commonChoice, type BlockerChoice } from '#domain/blocker-choice.ts';
import { planLines } from '#domain/blocker-lines.ts';
import { blockerLines, type BlockerLine } from '#domain/blocker-words.ts';
import { hypothesisId } from '#domain/hypothesis.ts';
import type { UserId, WorkspaceId } from '#domain/ids.ts';
import { doubtsKey } from '#domain/keys.ts';
import type { Answer } from '#domain/prompt.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Participant } from '#domain/standup.ts';
import { localDate, type Instant, type LocalDate } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { keep } from './blocker-cards.ts';
import { looksOf } from './blocker-look.ts';
import { heeded } from './heeded.ts';
import { participantOf } from './participant.ts';
import { edit, PRIORITY, say } from './say.ts';

const NO_CHOICE: BlockerChoice = { kind: null, helper: null };

/** Why somebody cannot be named as a helper: nobody knows their hours, or they are the one who is blocked. */
export type HelperRefusal = { readonly kind: 'unknown-helper' | 'own-helper' };

/** Whether `helper` can be written to about a blocker of `owner`. */
export async function helperRefusal(
  store: Store,
  workspace: WorkspaceId,
  owner: UserId,
  helper: UserId | null,
): Promise<HelperRefusal | null> {
  if (helper === null) return null;
  if (helper === owner) return { kind: 'own-helper' };
  const member = await store.members.find(workspace, helper);
  return member?.active ? null : { kind: 'unknown-helper' };
}

/**
 * Makes the tracked blockers agree with an answer: new lines are raised, changed ones reworded, those gone withdrawn.
 *
 * chosen: null where the answer came without a form.
 */
export async function followWords(
  store: Store,
  participant: Participant,
  answer: Pick<Answer, 'date' | 'words' | 'version'>,
  chosen: BlockerChoice | null,
  now: Instant,
): Promise<void> {
  const { workspace, id } = participant.project;
  const owner = participant.member.id;
  const ours = await store.blockers.ofAnswer(workspace, id, owner, answer.date);
  const known = new Set(ours.map(({ number }) => number));
  const standing = (await store.blockers.openIn(workspace, id)).filter(
    (blocker) => blocker.owner === owner && !known.has(blocker.number),
  );
  const plan = planLines(blockerLines(answer.words.blockers), ours, standing);
  const shown = commonChoice(ours);
  for (const blocker of plan.withdraw) await keep(store, closed(blocker, 'withdrawn', owner, now), owner, now);
  for (const blocker of plan.keep.filter(({ number }) => known.has(number))) {
    if (chosen) await keep(store, detailed(blocker, choiceOver(blocker, shown, chosen), owner, now), owner, now);
  }
  for (const { blocker, line } of plan.reword) {
    const change = reworded(blocker, line.text, line.doubt, now);
    await keep(store, change, owner, now);
    const after = change?.blocker ?? blocker;
    if (chosen) await keep(store, detailed(after, choiceOver(after, shown, chosen), owner, now), owner, now);
  }
  const source: BlockerSource = { from: 'answer', date: answer.date };
  for (const line of plan.raise) await raise(store, participant, line, chosen ?? NO_CHOICE, source, now);
  await askAboutDoubts(
    store,
    participant,
    answer.date,
    plan.raise.some(({ doubt }) => doubt !== null),
    now,
  );
}

async function raise(
  store: Store,
  { project, member }: Participant,
  line: BlockerLine,
  chosen: BlockerChoice,
  source: BlockerSource,
  now: Instant,
): Promise<Blocker> {
  // Only who is named costs a look at who is there.
  const people = line.text.includes('@') ? await store.members.inProject(project.workspace, project.id) : [];
  const others = people.filter(({ id, active }) => active && id !== member.id);
  const { kind, helper } = choiceFor(line, chosen, others);
  const fits = (await helperRefusal(store, project.workspace, member.id, helper)) === null;
  return store.blockers.raise({
    workspace: project.workspace,
    project: project.id,
    owner: member.id,
    text: line.text,
    kind,
    helper: fits ? helper : null,
    source,
    raisedAt: now,
    raisedOn: member.zone === null ? (now.slice(0, 10) as LocalDate) : localDate(now, member.zone),
    state: line.doubt === null ? { is: 'open' } : { is: 'asked', doubt: line.doubt },
    toldAt: null,
    escalatedAt: null,
  });
}

/**
 * One private question about all doubtful lines of an answer, asked at once because the author has just written them;
 * what was asked before says how it stands.
 *
 * fresh: there are new ones, so the question is put again below.
 */
export async function askAboutDoubts(
  store: Store,
  { project, member }: Pick<Participant, 'project' | 'member'>,
  date: LocalDate,
  fresh: boolean,
  now: Instant,
): Promise<void> {
  const { workspace, id } = project;
  const subject = doubtsKey(id, member.id, date, 'all');
  const standing = (await store.deliveries.about(workspace, subject)).filter(
    ({ address, state }) => address.to !== 'edit' && state !== 'dropped' && state !== 'failed',
  );
  if (!fresh && standing.length === 0) return;
  const doubted: Blocker[] = [];
  for (const blocker of await store.blockers.ofAnswer(workspace, id, member.id, date)) {
    const history = await store.blockers.history(workspace, blocker.number);
    const everAsked =
      blocker.state.is === 'asked' || history.some(({ what }) => what === 'confirmed' || what === 'no-blocker');
    const withdrawn = blocker.state.is === 'closed' && blocker.state.how === 'withdrawn';
    if (everAsked && !withdrawn) doubted.push(blocker);
  }
  const looks = await looksOf(store, doubted, now);
  const message = { kind: 'blocker-doubts', projectName: project.name, date, looks } as const;
  for (const target of standing) await edit(store, workspace, target, now, message, now);
  if (!fresh) return;
  await say(store, now, {
    workspace,
    key: doubtsKey(id, member.id, date, now),
    subject,
    address: { to: 'person', user: member.id },
    message,
    priority: PRIORITY.reply,
  });
}

/** Why a message cannot become a blocker; `known`: it is one already. */
export type MarkRefusal =
  | HelperRefusal
  | { readonly kind: 'not-a-participant' | 'empty' }
  | { readonly kind: 'known'; readonly blocker: Blocker };

/** Makes a blocker of a message that somebody marked: theirs, in a project of theirs; a message is marked once. */
export async function markMessage(
  { store }: Ports,
  who: { readonly workspace: WorkspaceId; readonly user: UserId },
  what: Pick<Blocker, 'project' | 'text' | 'kind' | 'helper'> & {
    readonly source: BlockerSource & { from: 'message' };
  },
  now: Instant,
): Promise<Result<Blocker, MarkRefusal>> {
  if (what.text.trim() === '') return refuse({ kind: 'empty' });
  return store.atomically(async (inside) => {
    const known = await inside.blockers.ofMessage(who.workspace, what.source.channel, what.source.ts);
    if (known && known.state.is !== 'closed') return refuse({ kind: 'known', blocker: known });
    const participant = await participantOf(inside, who.workspace, what.project, who.user, now);
    if (!participant) return refuse({ kind: 'not-a-participant' });
    const refusal = await helperRefusal(inside, who.workspace, who.user, what.helper);
    if (refusal) return refuse(refusal);
    const line = { text: what.text.trim(), doubt: null }; // who marks a message has said that it blocks
    const bet = betOf(what.source);
    if (bet !== null) await heeded(inside, who.workspace, who.user, hypothesisId(bet), now);
    return ok(await raise(inside, participant, line, what, what.source, now));
  });
}
