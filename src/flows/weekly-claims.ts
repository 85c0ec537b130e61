import { answerKey } from '#domain/keys.ts';
import type { UserId } from '#domain/ids.ts';
import type { Project } from '#domain/project.ts';
import type { Answer } from '#domain/prompt.ts';
import { withoutRepeats } from '#domain/summary-digest.ts';
import { isTold, TEAM_EDITION, type KeptClaim } from '#domain/summary-kept.ts';
import type { CheckedClaim, Update } from '#domain/summary.ts';
import type { LocalDate } from '#domain/time.ts';
import type { LineSource } from '#domain/weekly-message.ts';
import type { Store } from '#ports/store.ts';
import { postingOf } from './posting.ts';
import { linkTo } from './source-link.ts';
import { summarise } from './summary.ts';

/** Two of the same name are told apart while claims are made and checked. */
export type NameOf = (user: UserId) => string;

/** A claim of a week, by ids, as it was checked on its day. */
export type WeekClaim = Omit<KeptClaim, 'place' | 'state' | 'review'>;

/** The claims of a week that everybody may read, and the models that wrote some of them. */
export interface WeekClaims {
  readonly claims: readonly WeekClaim[];
  readonly models: readonly string[];
}

/**
 * What people's answers come to: what was kept of each day's summary, so that a line is told twice in the same checked words;
 * answers of which none was kept, or another version, are read anew, by code.
 */
export async function claimsOfWeek(
  store: Store,
  project: Project,
  said: readonly Answer[],
  nameOf: NameOf,
): Promise<WeekClaims> {
  const answers = await toldToAll(store, project, said);
  const { claims: kept, models } = await keptOf(store, project, answers);
  const covered = new Set(kept.flatMap(({ sources }) => sources.map(idOf)));
  const rest = answers.filter((answer) => !covered.has(idOf(answer)));
  const told = withoutRepeats(kept.filter(isTold));
  const worded = told.some(({ by }) => by === 'model');
  return { claims: [...told, ...(await readAnew(rest, nameOf))], models: worded ? models : [] };
}

/** Those that were not told to the leads only: a week is everybody's. */
export async function toldToAll(store: Store, project: Project, answers: readonly Answer[]): Promise<Answer[]> {
  const found: Answer[] = [];
  for (const answer of answers) if ((await postingOf(store, project, answer.date)) !== 'leads') found.push(answer);
  return found;
}

const idOf = ({ user, date }: Pick<Answer, 'user' | 'date'>): string => `${user}@${date}`;

async function keptOf(
  store: Store,
  { workspace, id }: Project,
  answers: readonly Answer[],
): Promise<{ readonly claims: readonly KeptClaim[]; readonly models: string[] }> {
  const dates = answers.map(({ date }) => date).toSorted();
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return { claims: [], models: [] };
  const versions = new Map(answers.map((answer) => [idOf(answer), answer.version]));
  const days = (await store.summaries.between(workspace, id, 'daily', first, last)).filter(
    ({ summary }) => summary.edition === TEAM_EDITION,
  );
  const claims = days
    .flatMap((day) => day.claims)
    .filter(({ sources }) => sources.every((source) => versions.get(idOf(source)) === source.version));
  return { claims, models: [...new Set(days.flatMap(({ summary }) => summary.models))] };
}

async function readAnew(answers: readonly Answer[], nameOf: NameOf): Promise<WeekClaim[]> {
  const byId = new Map(answers.map((answer) => [idOf(answer), answer]));
  const { summary } = await summarise(
    answers.map((answer) => updateOf(answer, nameOf(answer.user))),
    [],
    { writer: null, mark: '' },
  );
  return [...summary.claims, ...summary.appended].flatMap((claim: CheckedClaim) => {
    const answer = byId.get(claim.sources[0] ?? '');
    if (!answer) return [];
    const { user, date, version } = answer;
    return [{ ...claim, people: [user], sources: [{ user, date, version }] }];
  });
}

/** An answer as summaries read it. Blockers are told from what became of them. */
export const updateOf = (answer: Answer, author: string): Update => ({
  id: idOf(answer),
  author,
  date: answer.date,
  text: answer.words.evidence,
  done: answer.words.done,
  next: answer.words.plan,
  blockers: '',
});

/** A claim as it is checked and shown: people by name, answers by what `updateOf` calls them. */
export const checkedOf = (claim: WeekClaim, nameOf: NameOf): CheckedClaim => ({
  ...claim,
  people: claim.people.map(nameOf),
  sources: claim.sources.map(idOf),
});

/** Where the answers that a claim rests on stand. */
export async function sourcesOfClaim(
  store: Store,
  { workspace, id }: Project,
  { sources }: WeekClaim,
): Promise<LineSource[]> {
  const found: LineSource[] = [];
  const seen = new Set<LocalDate>();
  for (const { user, date } of sources) {
    if (seen.has(date)) continue;
    seen.add(date);
    found.push({ date, link: await linkTo(store, workspace, answerKey(id, user, date)) });
  }
  return found;
}
