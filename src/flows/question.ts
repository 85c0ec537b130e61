import { difference } from '#domain/audit.ts';
import type { ProjectId } from '#domain/ids.ts';
import type { Project } from '#domain/project.ts';
import type { Run } from '#domain/prompt.ts';
import { readAsked, stillAsked, type AskedAnswer, type Question } from '#domain/question.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Instant, LocalDate } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import type { AnswerTo } from './answer.ts';
import { administered, type ProjectRefusal, type Who } from './project.ts';

/** Opens the run of a date, unless it is open: what the project asks now is what everybody is asked for that date. */
export async function openRun(
  store: Store,
  { workspace, id: project, questions, posting }: Project,
  date: LocalDate,
  closesAt: Instant,
  now: Instant,
): Promise<Run> {
  const run: Run = { workspace, project, date, openedAt: now, closesAt, closedAt: null, questions, posting };
  return (await store.runs.insert(run)) ? run : ((await store.runs.find(workspace, project, date)) ?? run);
}

/** What is asked for a date: as its run opened; where nobody was asked yet, what its run will open with. */
export async function questionsOf(
  store: Store,
  { workspace, project, date }: Pick<AnswerTo, 'workspace' | 'project' | 'date'>,
): Promise<readonly Question[]> {
  const run = await store.runs.find(workspace, project, date);
  return (run ?? (await store.projects.find(workspace, project)))?.questions ?? [];
}

/**
 * What the fields of a form answer, in the order of the run's questions; `fields`: by place, from 0, those that the form had.
 * What stands to questions that are not asked any more is kept. `whole`: the rest of the answer was said, so what is required must be.
 *
 * errors: a sentence by the place of its field.
 */
export async function answersTo(
  store: Store,
  to: AnswerTo,
  fields: ReadonlyMap<number, string>,
  whole: boolean,
): Promise<Result<readonly AskedAnswer[], ReadonlyMap<number, string>>> {
  const questions = await questionsOf(store, to);
  const faults = new Map<number, string>();
  const asked: AskedAnswer[] = [];
  for (const [place, question] of questions.entries()) {
    const read = readAsked(question, fields.get(place) ?? '');
    if (!read.ok) faults.set(place, read.error);
    else if (read.value) asked.push(read.value);
    else if (question.required && fields.has(place)) faults.set(place, 'This one needs an answer.');
  }
  if (!whole && asked.length === 0) return refuseUnless(faults, questions, fields);
  if (faults.size > 0) return refuse(faults);
  const before = await store.answers.find(to.workspace, to.project, to.user, to.date);
  const others = (before?.words.asked ?? []).filter((one) => !questions.some(({ text }) => text === one.question));
  return ok([...asked, ...others]);
}

/** Nothing at all was said: only what cannot be read is a fault. */
function refuseUnless(
  faults: ReadonlyMap<number, string>,
  questions: readonly Question[],
  fields: ReadonlyMap<number, string>,
): Result<readonly AskedAnswer[], ReadonlyMap<number, string>> {
  const typed = [...faults].filter(([place]) => questions[place] && (fields.get(place) ?? '').trim() !== '');
  return typed.length > 0 ? refuse(new Map(typed)) : ok([]);
}

/** The question of a date without whose answer nothing is whole; null: none. */
export async function mustAnswer(store: Store, to: AnswerTo): Promise<Question | null> {
  return stillAsked(await questionsOf(store, to));
}

/** Why the questions stay as they are. `meanwhile`: somebody else changed them after they were shown. */
export type QuestionsRefusal =
  | ProjectRefusal
  | { readonly kind: 'meanwhile'; readonly name: string; readonly questions: readonly Question[] };

/**
 * Replaces a project's own questions. Runs that are open keep those they opened with; answers keep what they were asked.
 *
 * seen: when whoever chose was shown the questions that they change.
 */
export async function ask(
  { store }: Ports,
  who: Who,
  id: ProjectId,
  { questions, seen }: { readonly questions: readonly Question[]; readonly seen: Instant },
  now: Instant,
): Promise<Result<Project, QuestionsRefusal>> {
  return store.atomically(async (inside) => {
    const found = await administered(inside, who, await inside.projects.find(who.workspace, id));
    if (!found.ok) return found;
    const other = (await inside.audit.latest(who.workspace, id, MEANWHILE_MAX)).find(
      ({ act, actor, at }) => act === 'questions' && at > seen && actor !== who.user,
    );
    if (other) {
      const name = other.actor && (await inside.members.find(who.workspace, other.actor))?.name;
      return refuse({ kind: 'meanwhile', name: name ?? 'Somebody', questions: found.value.questions });
    }
    const project: Project = { ...found.value, questions };
    await inside.projects.save(project);
    // Questions are somebody's words: the log holds of each only how it is answered.
    const facts = (list: readonly Question[]) => ({ questions: list.map(kindOf) });
    const changed = difference(facts(found.value.questions), facts(questions));
    const entry = { workspace: who.workspace, project: id, actor: who.user, act: 'questions' as const, ...changed };
    await inside.audit.add({ ...entry, at: now });
    return ok(project);
  });
}

/** More acts than anybody does to one project while a form is open. */
const MEANWHILE_MAX = 50;

const kindOf = ({ kind, required }: Question): string => (required ? `${kind}, required` : kind);
