import type { AnswerHistory } from '#domain/blocker-message.ts';
import type { UserId, WorkspaceId } from '#domain/ids.ts';
import { plusDays, localDate, type Instant, type Zone } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';

/** More than one screen holds; what does not fit is counted there. */
const MOST = 20;
const EASTMOST = 'Pacific/Kiritimati' as Zone;

/** The reader's own answers in all of their projects, the newest first. */
export async function historyFor(
  store: Store,
  { workspace, user }: { readonly workspace: WorkspaceId; readonly user: UserId },
  now: Instant,
): Promise<AnswerHistory> {
  const answers: AnswerHistory['answers'][number][] = [];
  for (const { id, name } of await store.projects.ofUser(workspace, user)) {
    // An answer may be early: the evening before belongs to the next day.
    let before = plusDays(localDate(now, EASTMOST), 14);
    for (let found = 0; found < MOST; found += 1) {
      const answer = await store.answers.latestBefore(workspace, id, user, before);
      if (!answer) break;
      answers.push({ projectName: name, date: answer.date, words: answer.words, late: answer.late });
      before = answer.date;
    }
  }
  return { kind: 'answer-history', answers: answers.toSorted((a, b) => (a.date > b.date ? -1 : 1)).slice(0, MOST) };
}
