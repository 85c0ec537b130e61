import type { WorkspaceId } from '#domain/ids.ts';
import { dateInWords } from '#domain/time-words.ts';
import type { Instant } from '#domain/time.ts';
import { done, refused } from '#domain/verb.ts';
import type { Happening } from '#ports/doors.ts';
import type { Ports } from '#ports/index.ts';
import { recordReworded } from './answer.ts';
import { withNames } from './mentions.ts';
import { participationsOf } from './participant.ts';
import { reply } from './say.ts';
import { noAnswer } from './typed.ts';

const STANDS =
  'I found no answer of yours with the words that you changed, so what I took first still stands. Press Edit under your answer, or send `/standup`.';

/**
 * Somebody changed a message to the bot: their newest answer that holds its words says it so. Where none does, that is said,
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
  for (const { project } of await participationsOf(ports.store, workspace, user, null, now)) {
    const prompt = await ports.store.prompts.latest(workspace, project.id, user);
    if (!prompt) continue;
    const to = { workspace, user, project: project.id, date: prompt.date };
    const taken = await recordReworded(ports, to, change, now);
    if (taken.ok) return { shown: taken.value.shown, day: dateInWords(prompt.date), project: project.name };
  }
  return null;
}
