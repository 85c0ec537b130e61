import type { UserId } from '#domain/ids.ts';
import type { Project } from '#domain/project.ts';
import type { Answer, Prompt } from '#domain/prompt.ts';
import { plusDays } from '#domain/time.ts';
import type { WeekSpan } from '#domain/weekly.ts';
import type { Store } from '#ports/store.ts';
import { claimsOfWeek, type NameOf, type WeekClaims } from './weekly-claims.ts';
import { namesFrom } from './weekly-wording.ts';

/** What a week's editions are made of: its claims as they were checked, and the answers that they rest on. */
export interface WordsBehind extends WeekClaims {
  readonly answers: readonly Answer[];
  readonly nameOf: NameOf;
}

/** The words behind a week, as everybody in the project may read them. */
export async function wordsBehind(store: Store, project: Project, span: WeekSpan): Promise<WordsBehind> {
  const [answers] = await saidIn(store, project, span);
  const nameOf = namesFrom(await namesOf(store, project, answers));
  return { ...(await claimsOfWeek(store, project, answers, nameOf)), answers, nameOf };
}

/** The answers and questions of a week's days, by date. */
export async function saidIn(
  store: Store,
  { workspace, id }: Project,
  { first, last }: WeekSpan,
): Promise<[Answer[], Prompt[]]> {
  const answers: Answer[] = [];
  const prompts: Prompt[] = [];
  for (let date = first; date <= last; date = plusDays(date, 1)) {
    answers.push(...(await store.answers.ofRun(workspace, id, date)));
    prompts.push(...(await store.prompts.ofRun(workspace, id, date)));
  }
  return [answers, prompts];
}

/** Names of whoever wrote them, as far as they are known. */
export async function namesOf(
  store: Store,
  { workspace }: Project,
  answers: readonly Answer[],
): Promise<Map<UserId, string>> {
  const names = new Map<UserId, string>();
  for (const user of new Set(answers.map((answer) => answer.user))) {
    const member = await store.members.find(workspace, user);
    if (member) names.set(user, member.name);
  }
  return names;
}
