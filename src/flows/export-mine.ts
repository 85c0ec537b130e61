import { instant, type Instant, type LocalDate } from '#domain/time.ts';
import type { ChatFailure } from '#ports/chat.ts';
import type { Ports } from '#ports/index.ts';
import type { Result } from '#domain/result.ts';
import type { Store } from '#ports/store.ts';
import type { KeptClaim, SummaryKey } from '#domain/summary-kept.ts';
import {
  allBets,
  allBlockers,
  asksOfUser,
  betsTold,
  blockersTold,
  counted,
  handoversOfUser,
  jsonOf,
  without,
} from './own.ts';
import type { Who } from './project.ts';

const EVER = 1_000_000;
const FIRST = '0001-01-01' as LocalDate;
const ALWAYS = instant(0);

/** Sends a person everything kept of them, as JSON, with every version of every answer. */
export async function exportMine(
  { store, chat }: Ports,
  { workspace, user }: Who,
  now: Instant,
): Promise<Result<void, ChatFailure>> {
  const member = await store.members.find(workspace, user);
  const projects = await store.projects.ofUser(workspace, user);
  const participations = await Promise.all(
    projects.map((project) => store.participations.find(workspace, project.id, user)),
  );
  const names = new Map((await store.projects.all(workspace)).map(({ id, name }) => [id, name]));
  const answers = await store.answers.versionsBy(workspace, user);
  const all = await allBlockers(store, workspace);
  const blockers = all.filter(({ owner }) => owner === user);
  const acts = (await store.audit.latest(workspace, null, EVER)).filter(({ actor }) => actor === user);
  const bets = await betsOf(store, { workspace, user });
  const content = {
    format: 'meridian-person',
    version: 1,
    exportedAt: now,
    member: member && without(member),
    participations: participations.map((one, index) => one && { ...without(one), name: projects[index]?.name }),
    leave: (await store.absences.ofUser(workspace, user, FIRST)).map(without),
    answers: answers.map((answer) => ({ ...without(answer), projectName: names.get(answer.project) ?? null })),
    blockers: await blockersTold(store, blockers),
    asks: await asksOfUser(store, { workspace, user }),
    handovers: await handoversOfUser(store, { workspace, user }),
    wroteOnBlockers: await writtenOn(
      store,
      all.filter(({ owner }) => owner !== user),
      user,
    ),
    ...bets.content,
    claims: (await store.summaries.claimsOn(workspace, user)).flatMap((on) => claimTold(on, user)),
    readsWeeksOf: (await store.stakeholders.readBy(workspace, user)).map((id) => names.get(id) ?? id),
    reviewed: await reviewsBy(store, { workspace, user }),
    withoutModel: (await store.summaries.withoutModel(workspace)).includes(user),
    nudges: (await store.nudges.sentTo(workspace, user, ALWAYS)).map(without),
    snoozes: (await store.nudges.snoozes(workspace, user, ALWAYS)).map(without),
    tokens: (await store.tokens.madeBy(workspace, user)).map(without),
    administered: acts.map(without),
  };
  const counts = counted(
    [answers.length, 'version of an answer', 'versions of answers'],
    [blockers.length, 'blocker', 'blockers'],
    [bets.count, 'bet', 'bets'],
    [bets.content.readings.length, 'reading', 'readings'],
    [bets.content.guesses.length, 'guess', 'guesses'],
  );
  const comment = `All that I keep of you: ${counts}.`;
  return chat.sendFiles(workspace, user, [{ name: 'my-meridian-data.json', text: jsonOf(content) }], comment);
}

/** A claim as somebody may have it who is told of in it: what another said is theirs, and what was never shown stays so. */
function claimTold({ claim, ...on }: SummaryKey & { readonly claim: KeptClaim }, user: Who['user']): object[] {
  const { quote: _quote, why: _why, review, ...shown } = claim;
  const rest = { ...shown, review: review && { is: review.is, at: review.at } };
  if (claim.people[0] === user) return [{ ...without(on), claim }];
  return claim.state === 'posted' || claim.state === 'appended' ? [{ ...without(on), claim: rest }] : [];
}

/** What somebody decided about lines of summaries, in their words where they wrote any; whose words the lines tell is theirs. */
async function reviewsBy(store: Store, { workspace, user }: Who): Promise<object[]> {
  const all = await store.summaries.reviewed(workspace);
  return all.flatMap(({ project, date, claim: { text, review } }) =>
    review?.by === user
      ? [{ project, date, at: review.at, is: review.is, ...(review.is === 'edited' ? { text } : {}) }]
      : [],
  );
}

/** What somebody wrote on other people's blockers. */
async function writtenOn(store: Store, blockers: Awaited<ReturnType<typeof allBlockers>>, user: Who['user']) {
  const found = [];
  for (const { workspace, number } of blockers)
    found.push(...(await store.blockers.history(workspace, number)).filter(({ by }) => by === user).map(without));
  return found;
}

/** Bets that somebody owns, decides on or opened, and what they measured and guessed of any. */
async function betsOf(store: Store, { workspace, user }: Who) {
  const all = await allBets(store, workspace);
  const own = all.filter(({ terms, createdBy }) => [terms.owner, terms.decider, createdBy].includes(user));
  const readings = [];
  const guesses = [];
  for (const { number } of all) {
    readings.push(...(await store.readings.of(workspace, number)).filter(({ by }) => by === user).map(without));
    guesses.push(
      ...(await store.hypotheses.guesses(workspace, number)).filter((one) => one.user === user).map(without),
    );
  }
  return { count: own.length, content: { hypotheses: await betsTold(store, own), readings, guesses } };
}
