import type { WorkspaceId } from '#domain/ids.ts';
import { dateInWords } from '#domain/time-words.ts';
import type { Instant } from '#domain/time.ts';
import { done, refused } from '#domain/verb.ts';
import type { Happening } from '#ports/doors.ts';
import type { Ports } from '#ports/index.ts';
import { holdsWords, recordReworded, type AnswerTo } from './answer.ts';
import { withNames } from './mentions.ts';
import { participationsOf } from './participant.ts';
import { reply } from './say.ts';
import { noAnswer } from './typed.ts';

const STANDS =
  'I cannot tell which answer of yours holds the words that you changed, so what I took first still stands. Press Edit under your answer, or send `/standup`.';

/**
 * Somebody changed a message to the bot: the one answer that holds its words says it so. Where none or several do, that is said,
 * for silence would look like a change that was taken.
 */
export async function reworded(
  ports: Ports,
  workspace: WorkspaceId,
  happening: Extract<Happening, { kind: 'reworded' }>,
  now: Instant,
): Promise<void> {
  const { user, channel, ts, edit } = happening;
  const before = await withNames(ports, workspace, happening.before); // asks Slack, so not inside the transaction
  const text = await withNames(ports, workspace, happening.text);
  await ports.store.atomically(async (store) => {
    // Remembered together with what comes of it: taken twice, a change that repeats its words would be made twice.
    const id = `reworded ${channel} ${ts} ${edit}`;
    if (!(await store.inbox.keep({ workspace, id, kind: 'reworded', payload: '', receivedAt: now }))) return;
    await store.inbox.done(workspace, id, now);
    const inside: Ports = { ...ports, store };
    const tell = (message: ReturnType<typeof done>) =>
      reply(store, workspace, user, `edit ${ts} ${edit}`, message, now);
    const taken = noAnswer(text) === null ? await take(inside, workspace, { user, before, text }, now) : null;
    if (taken === null) await tell(refused(STANDS, text));
    else if (taken.shown === 0) await tell(done(`Changed in your standup of ${taken.day} for ${taken.project}.`));
  });
}

async function take(
  ports: Ports,
  workspace: WorkspaceId,
  { user, ...change }: Pick<Extract<Happening, { kind: 'reworded' }>, 'user' | 'before' | 'text'>,
  now: Instant,
): Promise<{ readonly shown: number; readonly day: string; readonly project: string } | null> {
  const holding: { to: AnswerTo; project: string }[] = [];
  for (const { project } of await participationsOf(ports.store, workspace, user, null, now)) {
    const prompt = await ports.store.prompts.latest(workspace, project.id, user);
    if (!prompt) continue;
    const to = { workspace, user, project: project.id, date: prompt.date };
    if (await holdsWords(ports.store, to, change)) holding.push({ to, project: project.name });
  }
  // Where two answers hold them, nobody but their author knows which was meant, and other people read the other.
  const [only, ...others] = holding;
  if (!only || others.length > 0) return null;
  const taken = await recordReworded(ports, only.to, change, now);
  return taken.ok ? { shown: taken.value.shown, day: dateInWords(only.to.date), project: only.project } : null;
}
