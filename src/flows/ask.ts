import { asksIn, askId, lineOf, namedIn, type Ask, type AskState } from '#domain/ask.ts';
import type { Named } from '#domain/handles.ts';
import type { UserId, WorkspaceId } from '#domain/ids.ts';
import { answerKey, askSubject } from '#domain/keys.ts';
import type { OverlapAsk } from '#domain/nudge-message.ts';
import type { Project } from '#domain/project.ts';
import type { Answer } from '#domain/prompt.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Participant } from '#domain/standup.ts';
import { plusMinutes, type Instant, type Zone } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { heeded } from './heeded.ts';
import { postingOf, readerOf } from './posting.ts';
import type { Who } from './project.ts';
import { edit } from './say.ts';
import { linkTo } from './source-link.ts';

/** What nobody answered in so long was answered elsewhere, or is of no use any more. */
const STANDS_MINUTES = 14 * 24 * 60;

/** Makes what is kept of asks agree with an answer: new ones stand, those gone are taken back; whom it names with an @ is answered. */
export async function followAsks(
  store: Store,
  { project, member }: Pick<Participant, 'project' | 'member'>,
  { date, words }: Pick<Answer, 'date' | 'words'>,
  now: Instant,
): Promise<void> {
  const { workspace, id } = project;
  const asker = member.id;
  const people = await namedOf(store, project, asker);
  const lines = asksIn(words, people);
  const ours = await store.asks.ofAnswer(workspace, id, asker, date);
  const isKept = (ask: Ask) => lines.some(({ asked, mark }) => ask.asked === asked && ask.mark === mark);
  const fresh = lines.filter(({ asked, mark }) => !ours.some((ask) => ask.asked === asked && ask.mark === mark));
  for (const ask of ours.filter((one) => one.state.is === 'withdrawn' && isKept(one)))
    await store.asks.save({ ...ask, state: { is: 'open' } });
  for (const ask of ours.filter((one) => one.state.is === 'open' && !isKept(one))) {
    // The same in other words is the same ask.
    const [reworded] = fresh.filter(({ asked }) => asked === ask.asked);
    if (reworded) {
      fresh.splice(fresh.indexOf(reworded), 1);
      await store.asks.save({ ...ask, mark: reworded.mark });
    } else await settle(store, ask, { is: 'withdrawn', by: asker, at: now }, now);
  }
  for (const { asked, mark } of fresh)
    await store.asks.add({
      workspace,
      project: id,
      asker,
      date,
      asked,
      mark,
      askedAt: now,
      state: { is: 'open' },
    });
  if (fresh.length > 0) await store.looks.set(workspace, id, 'overlap', now);
  const named = new Set(namedIn(words, people));
  for (const ask of await standingIn(store, project, now))
    if (ask.asked === asker && named.has(ask.asker) && ask.date <= date)
      await settle(store, ask, { is: 'answered', by: asker, at: now }, now);
}

/** Those in a project who can be asked something, the asker aside. */
async function namedOf(store: Store, { workspace, id }: Project, asker: UserId): Promise<Named[]> {
  const participants = new Set(
    (await store.participations.of(workspace, id)).flatMap(({ user, role }) => (role === 'participant' ? [user] : [])),
  );
  const members = await store.members.inProject(workspace, id);
  return members.filter((one) => one.active && one.id !== asker && participants.has(one.id));
}

/** What stands in a project, oldest first. */
export const standingIn = ({ asks }: Store, { workspace, id }: Project, now: Instant): Promise<Ask[]> =>
  asks.openIn(workspace, id, plusMinutes(now, -STANDS_MINUTES));

/** The words of an ask as whoever was asked may read them; null: they are gone, for the leads only, or a blocker of that line stands. */
export async function wordsOf(store: Store, project: Project, ask: Ask): Promise<string | null> {
  const { workspace, asker, asked, date, mark } = ask;
  const answer = await store.answers.find(workspace, project.id, asker, date);
  const text = answer && lineOf(answer.words, mark);
  if (!text) return null;
  const leadsOnly = (await postingOf(store, project, date)) === 'leads';
  if (leadsOnly && (await readerOf(store, project, asked)) !== 'leads') return null;
  const blockers = await store.blockers.ofAnswer(workspace, project.id, asker, date);
  return blockers.some((one) => one.text === text && one.state.is !== 'closed' && one.state.is !== 'asked')
    ? null
    : text;
}

/** Why it was not settled: it is none of theirs, or over. */
export type AskRefusal = 'unknown' | 'over';

/** Whoever asked or was asked says that it is answered. returns: how many messages change. */
export function settleAsk(
  { store }: Ports,
  { workspace, user }: Who,
  number: number,
  now: Instant,
): Promise<Result<number, AskRefusal>> {
  return store.atomically(async (inside) => {
    const ask = await inside.asks.find(workspace, number);
    if (!ask || (ask.asker !== user && ask.asked !== user)) return refuse('unknown');
    if (ask.state.is !== 'open') return refuse('over');
    await heeded(inside, workspace, user, askId(number), now);
    return ok(await settle(inside, ask, { is: 'answered', by: user, at: now }, now));
  });
}

async function settle(store: Store, ask: Ask, state: Exclude<AskState, { is: 'open' }>, now: Instant): Promise<number> {
  const over: Ask = { ...ask, state };
  await store.asks.save(over);
  return restateAsk(store, over, `${state.is}:${now}`, now);
}

/** Everything said of an ask says how it stands; what waits to be sent of it is dropped once it is over. returns: how many messages change. */
async function restateAsk(store: Store, ask: Ask, cause: string, now: Instant): Promise<number> {
  const { workspace, number, project, state } = ask;
  const subject = askSubject(project, number);
  const about = await store.deliveries.about(workspace, subject);
  if (state.is !== 'open') await store.deliveries.retract(workspace, subject, 'overtaken');
  const standing = about.filter(
    (one) => one.address.to === 'person' && (one.state === 'sent' || one.state === 'sending'),
  );
  for (const target of standing) {
    if (target.address.to !== 'person') continue;
    const to = target.address.user === ask.asked ? 'asked' : 'asker';
    await edit(store, workspace, target, cause, await askMessage(store, ask, to, null), now);
  }
  return standing.length;
}

/** One of the two is gone, and the ask with them: what was said of it to the other says so, without its words. */
export async function askForgotten(store: Store, ask: Ask, user: UserId, now: Instant): Promise<void> {
  await restateAsk(store, { ...ask, state: { is: 'withdrawn', by: user, at: now } }, `forgotten:${now}`, now);
}

/** One ask to one of its two. `shared`: the hours that they share, and how many more asks stand between them; null: it is over. */
export async function askMessage(
  store: Store,
  ask: Ask,
  to: OverlapAsk['to'],
  shared: Pick<OverlapAsk, 'when' | 'more'> | null,
): Promise<OverlapAsk> {
  const { workspace, number, date, state } = ask;
  const project = await store.projects.find(workspace, ask.project);
  const [reader, other] = to === 'asked' ? [ask.asked, ask.asker] : [ask.asker, ask.asked];
  const answer = await store.answers.find(workspace, ask.project, ask.asker, date);
  return {
    kind: 'overlap-ask',
    to,
    number,
    text: (answer && lineOf(answer.words, ask.mark)) ?? '',
    date,
    link: await linkTo(store, workspace, answerKey(ask.project, ask.asker, date)),
    projectName: project?.name ?? '',
    otherName: await nameOf(store, workspace, other),
    zone: (await store.members.find(workspace, reader))?.zone ?? ('UTC' as Zone),
    when: shared?.when ?? null,
    more: shared?.more ?? 0,
    state:
      state.is === 'answered' ? { is: state.is, name: await nameOf(store, workspace, state.by) } : { is: state.is },
  };
}

const nameOf = async (store: Store, workspace: WorkspaceId, user: UserId): Promise<string> =>
  (await store.members.find(workspace, user))?.name ?? 'A former member';
