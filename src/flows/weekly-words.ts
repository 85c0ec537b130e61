import { answerKey } from '#domain/keys.ts';
import type { ProjectId, UserId, WorkspaceId } from '#domain/ids.ts';
import type { Project } from '#domain/project.ts';
import type { Answer } from '#domain/prompt.ts';
import type { CheckedClaim, Update } from '#domain/summary.ts';
import type { LocalDate } from '#domain/time.ts';
import { linesOfWeek, type DayLine } from '#domain/weekly-lines.ts';
import type { LineSource, WeeklyBody } from '#domain/weekly-message.ts';
import type { Store } from '#ports/store.ts';
import { postingOf } from './posting.ts';
import { linkTo } from './source-link.ts';
import { summarise } from './summary.ts';

/** What people wrote in a week: progress, plans and decisions, each line with the answers it rests on. */
export async function wordsOfWeek(
  store: Store,
  project: Project,
  said: readonly Answer[],
  nameOf: (user: UserId) => string,
): Promise<Pick<WeeklyBody, 'progress' | 'next' | 'decisions'>> {
  const answers = await toldToAll(store, project, said);
  const byId = new Map(answers.map((answer) => [idOf(answer), answer]));
  const newest = newestOf(answers);
  const { summary } = await summarise(
    answers.map((answer) => updateOf(answer, nameOf(answer.user))),
    [],
    {
      writer: null,
      mark: '',
    },
  );
  const lines = async (wanted: (claim: CheckedClaim, answer: Answer) => boolean): Promise<DayLine[]> => {
    const found: DayLine[] = [];
    for (const claim of [...summary.claims, ...summary.appended]) {
      const answer = byId.get(claim.sources[0] ?? '');
      if (!answer || !wanted(claim, answer)) continue;
      const source = await sourceOf(store, project, answer);
      found.push({ name: nameOf(answer.user), text: claim.text, source });
    }
    return found;
  };
  return {
    progress: linesOfWeek(await lines(({ kind }) => kind === 'progress' || kind === 'metric')),
    decisions: linesOfWeek(await lines(({ kind }) => kind === 'decision')),
    // Plans of earlier days are done by now, or they stand in the newest.
    next: linesOfWeek(await lines(({ kind }, answer) => kind === 'plan' && newest.get(answer.user) === answer.date)),
  };
}

/** Those that were not told to the leads only: a week is everybody's. */
async function toldToAll(store: Store, project: Project, answers: readonly Answer[]): Promise<Answer[]> {
  const found: Answer[] = [];
  for (const answer of answers) if ((await postingOf(store, project, answer.date)) !== 'leads') found.push(answer);
  return found;
}

const idOf = ({ user, date }: Answer): string => `${user}@${date}`;

const updateOf = (answer: Answer, author: string): Update => ({
  id: idOf(answer),
  author,
  date: answer.date,
  text: answer.words.evidence,
  done: answer.words.done,
  next: answer.words.plan,
  blockers: '', // they are told from what became of them
});

function newestOf(answers: readonly Answer[]): Map<UserId, LocalDate> {
  const newest = new Map<UserId, LocalDate>();
  for (const { user, date } of answers) if (date > (newest.get(user) ?? '')) newest.set(user, date);
  return newest;
}

/** Where somebody's answer of a date stands. */
async function sourceOf(
  store: Store,
  { workspace, id }: { readonly workspace: WorkspaceId; readonly id: ProjectId },
  { user, date }: Pick<Answer, 'user' | 'date'>,
): Promise<LineSource> {
  return { date, link: await linkTo(store, workspace, answerKey(id, user, date)) };
}
