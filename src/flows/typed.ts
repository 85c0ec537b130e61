import type { UserId, WorkspaceId } from '#domain/ids.ts';
import type { Prompt } from '#domain/prompt.ts';
import type { Participant } from '#domain/standup.ts';
import { localDate, type Instant } from '#domain/time.ts';
import { dateInWords } from '#domain/time-words.ts';
import { done, refused } from '#domain/verb.ts';
import type { Happening } from '#ports/doors.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { recordText } from './answer.ts';
import { askingOf, whyNothing } from './asking.ts';
import { withNames } from './mentions.ts';
import { participationsOf } from './participant.ts';
import { askedAbout } from './prompt-message.ts';
import { reply } from './say.ts';

interface Asked {
  readonly participant: Participant;
  readonly prompt: Prompt;
}

/**
 * Words typed to the bot in a DM are the answer to the prompt it asked last, in a thread to the prompt they stand under; to
 * one already answered today they are added.
 * Whatever is not taken as an answer is answered with what to do, and given back.
 */
export async function heard(
  ports: Ports,
  workspace: WorkspaceId,
  said: Extract<Happening, { kind: 'said' }>,
  now: Instant,
): Promise<void> {
  const text = await withNames(ports, workspace, said.text); // asks Slack, so not inside the transaction
  await ports.store.atomically(async (inside) => {
    // Remembered together with what comes of it: heard again after a crash, it would answer the next open question.
    const id = `said ${said.channel} ${said.ts}`;
    if (!(await inside.inbox.keep({ workspace, id, kind: 'said', payload: '', receivedAt: now }))) return;
    await inside.inbox.done(workspace, id, now);
    await takeIn({ ...ports, store: inside }, workspace, { ...said, text }, now);
  });
}

/** Says what to do instead where somebody sent files without a word: silence would look like an answer that was taken. Once for each message. */
export async function notRead(
  { store }: Ports,
  workspace: WorkspaceId,
  { user, ts }: Extract<Happening, { kind: 'unreadable' }>,
  now: Instant,
): Promise<void> {
  await reply(store, workspace, user, `files ${ts}`, refused(FILES), now);
}

const FILES = 'I cannot read files, so nobody sees this one. Write a line about it, or press Fill in.';
const KEPT_FILES =
  ' Your file stands in it as a link; share it in the channel as well, so that the others can open it. I do not read it.';

async function takeIn(
  ports: Ports,
  workspace: WorkspaceId,
  { user, ts, thread, text, files = 0 }: Extract<Happening, { kind: 'said' }>,
  now: Instant,
): Promise<void> {
  const kept = files === 0 ? '' : KEPT_FILES;
  const tell = (message: ReturnType<typeof done>) => reply(ports.store, workspace, user, ts, message, now);
  const slip = noAnswer(text);
  if (slip !== null) return void (await tell(refused(slip, text)));
  const asked = await askedOf(ports.store, workspace, user, now);
  const meant = thread === null ? null : await askedIn(ports.store, asked, thread);
  const [first, ...others] = asked.toSorted((a, b) => (a === meant ? -1 : b === meant ? 1 : openFirst(a, b)));
  if (!first) {
    return void (await tell(refused(await whyNotAsked(ports.store, workspace, user, now), text)));
  }
  const { project } = first.participant;
  const to = { workspace, user, project: project.id, date: first.prompt.date };
  const taken = await recordText(ports, to, text, now);
  if (!taken.ok)
    return void (await tell(refused('I could not read anything in that. Write a line, or press Fill in.', text)));

  const waiting = others
    .filter(({ prompt }) => prompt.state === 'open')
    .map(({ participant }) => participant.project.name);
  const day = dateInWords(first.prompt.date);
  if (first.prompt.state !== 'open') await tell(done(`Added to your standup of ${day} for ${project.name}.${kept}`));
  else if (waiting.length > 0) {
    await tell(
      done(`Taken as your standup for ${project.name}. Still open: ${waiting.join(', ')}; press Fill in there.${kept}`),
    );
  } else if (taken.value.shown === 0 || kept !== '') {
    await tell(done(`Your standup for ${project.name} on ${day} is in.${kept}`));
  }
}

const COMMANDS: Readonly<Record<string, string>> = {
  help: '/meridian help',
  hours: '/meridian hours',
  project: '/project',
  settings: '/project settings',
  standup: '/standup',
  skip: '/standup skip',
  'skip today': '/standup skip',
  snooze: '/standup snooze 1h',
  back: '/standup back',
  status: '/standup status',
  preview: '/standup preview',
};
const COURTESIES = new Set(['hi', 'hello', 'hey', 'thanks', 'thank you', 'thx', 'ok', 'okay', 'test', '?', '👍']);

/** Why `text` is hardly meant for the team to read, and what to do instead; null: it may well be. */
export function noAnswer(text: string): string | null {
  const word = text.trim().toLowerCase().replace(/[.!]$/, '');
  if (Object.hasOwn(COMMANDS, word)) {
    return `I took that for a command, not for your answer, so nobody sees it. Send \`${COMMANDS[word]}\`, or write a few more words.`;
  }
  if (!COURTESIES.has(word) && !/^snooze \d{1,3} ?\w{0,7}$/.test(word)) return null;
  return 'I did not take that as your answer, so nobody sees it. Write a line about your work, or press Fill in.';
}

/** Why words answer nothing, and what their writer can do. */
async function whyNotAsked(store: Store, workspace: WorkspaceId, user: UserId, now: Instant): Promise<string> {
  const participants = await askingOf(store, { workspace, user }, null, now);
  if (typeof participants === 'string') return participants;
  return (
    (await whyNothing(store, participants, now)) ??
    'I have not asked you yet, so this is no answer to anything. `/standup` opens your form now, `/meridian help` shows the rest.'
  );
}

/** Prompts that words may still answer: open ones, and those of today. */
async function askedOf(store: Store, workspace: WorkspaceId, user: UserId, now: Instant): Promise<Asked[]> {
  const found: Asked[] = [];
  for (const participant of await participationsOf(store, workspace, user, null, now)) {
    const prompt = await store.prompts.latest(workspace, participant.project.id, user);
    const { zone } = participant.member;
    if (!prompt || zone === null || participant.participation.role !== 'participant') continue;
    if (prompt.state === 'open' || (prompt.state !== 'missed' && prompt.date >= localDate(now, zone))) {
      found.push({ participant, prompt });
    }
  }
  return found;
}

/** The prompt about which something was said at `ts`; null: none of these. */
async function askedIn(store: Store, asked: readonly Asked[], ts: string): Promise<Asked | null> {
  // A message that shows several is about the first of them that is still open.
  for (const one of asked.toSorted(openFirst)) {
    const about = await askedAbout(store, one.prompt);
    if (about.some(({ ref }) => ref?.ts === ts)) return one;
  }
  return null;
}

/** Open before answered, then the one asked last. */
const openFirst = (a: Asked, b: Asked): number => {
  if ((a.prompt.state === 'open') !== (b.prompt.state === 'open')) return a.prompt.state === 'open' ? -1 : 1;
  return a.prompt.askAt > b.prompt.askAt ? -1 : 1;
};
