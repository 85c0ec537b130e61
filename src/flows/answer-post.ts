import { NO_WORDS } from '#domain/answer.ts';
import { answerKey, editKey, runKey } from '#domain/keys.ts';
import type { AnswerPosted } from '#domain/message.ts';
import type { Answer } from '#domain/prompt.ts';
import type { Participant } from '#domain/standup.ts';
import type { Instant } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { followClaims } from './digest-make.ts';
import { runFacts } from './digest-facts.ts';
import { restateDigest, stands } from './digest-say.ts';
import { postingOf } from './posting.ts';
import { renewRegional } from './regional-say.ts';
import { PRIORITY, say } from './say.ts';

/**
 * Shows an answer, or an edit of it, where it is read. A reply that stands where it is not read any more says so in place of its
 * words, which may be what the edit was for.
 */
export async function post(store: Store, participant: Participant, answer: Answer, now: Instant): Promise<void> {
  const { project, member } = participant;
  const { workspace, date, words, late, version } = answer;
  const posting = await postingOf(store, project, date);
  const [subject, key] = [runKey(project.id, date), answerKey(project.id, member.id, date)];
  const said: AnswerPosted = {
    kind: 'answer-posted',
    name: member.name,
    date,
    words,
    late,
    edited: version > 1,
  };
  const edit = (message: AnswerPosted) => {
    const address = { to: 'edit', of: key } as const;
    const edited = { workspace, key: editKey(key, `v${version}`), subject, address, priority: PRIORITY.edit };
    return say(store, now, { ...edited, message });
  };
  if (posting === 'thread') {
    const channel = { to: 'channel', channel: project.channel } as const;
    const opened = { kind: 'run-opened', projectName: project.name, date } as const;
    const thread = { to: 'thread', channel: project.channel, of: subject, broadcast: false } as const;
    const { thread: priority } = PRIORITY;
    await say(store, now, { workspace, key: subject, address: channel, message: opened, priority });
    const first = await say(store, now, { workspace, key, subject, address: thread, message: said, priority });
    if (!first) await edit(said);
  } else {
    await store.deliveries.drop(workspace, key, 'private');
    if (await stands(store, project, key)) await edit({ ...said, words: NO_WORDS, posting });
  }
  await renewDigest(store, participant, answer, now);
  if (version > 1) await renewRegional(store, project, answer.answeredAt, `${member.id}:${date}:v${version}`, now);
}

/** A digest that is already out takes late words and edits in, in place. */
async function renewDigest(
  store: Store,
  { project, member }: Pick<Participant, 'project' | 'member'>,
  answer: Answer,
  now: Instant,
): Promise<void> {
  const { date, version } = answer;
  const { workspace, id } = project;
  const run = await store.runs.find(workspace, id, date);
  if (!run || run.closedAt === null) return;
  await followClaims(store, project, await runFacts(store, project, date, now), answer);
  await restateDigest(store, project, date, `${member.id}:v${version}`, now);
  // Lines that waited for a person may have gone with the words they rested on.
  await store.reviews.hasten(workspace, id, now);
}
