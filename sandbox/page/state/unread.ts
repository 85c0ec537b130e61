import type { User } from '#sandbox/world.ts';
import type { Talk } from './page.ts';
import type { Room } from './scene.ts';

/** Up to which message each person has read each conversation, in one run of the local Slack. */
export interface ReadMarks {
  readonly run: string;
  /** What is older than this counts as read by everybody. units: ts of a message */
  readonly since: string;
  /** By `user:channel`; the ts of the last message read. */
  readonly read: Readonly<Record<string, string>>;
}

/** What is new in a conversation for somebody. */
export interface News {
  readonly isUnread: boolean;
  /** Messages that call for attention: mentions in a channel, everything in a direct conversation. */
  readonly count: number;
}

const KEY = 'local-slack-read';
const DAY_MS = 86_400_000;

/** The marks this browser keeps of this run; what was said a day before the page was first opened counts as read. */
export function readMarks(run: string, now: number): ReadMarks {
  const kept = parsed(globalThis.localStorage.getItem(KEY));
  if (kept?.run === run) return kept;
  return { run, since: `${Math.floor((now - DAY_MS) / 1000)}.000000`, read: {} };
}

/** Keeps the marks in this browser. */
export function keepMarks(marks: ReadMarks): void {
  globalThis.localStorage.setItem(KEY, JSON.stringify(marks));
}

/** The marks after that person has read the conversation up to `ts`. */
export function marked(marks: ReadMarks, user: string, channel: string, ts: string): ReadMarks {
  const key = `${user}:${channel}`;
  if ((marks.read[key] ?? '') >= ts) return marks;
  return { ...marks, read: { ...marks.read, [key]: ts } };
}

/** The ts up to which that person has read that conversation. */
export function readUpTo({ read, since }: ReadMarks, user: string, channel: string): string {
  return read[`${user}:${channel}`] ?? since;
}

/** What is new there for that person; their own words are not. */
export function newsIn(marks: ReadMarks, me: User, room: Room, talk: Talk | undefined): News {
  const upTo = readUpTo(marks, me.id, room.id);
  if (!talk) return { isUnread: (room.latest ?? '') > upTo, count: 0 };
  const fresh = talk.messages.filter(
    ({ ts, user, ephemeralTo, deleted }) =>
      ts > upTo && user !== me.id && !deleted && (ephemeralTo === undefined || ephemeralTo === me.id),
  );
  const isDirect = room.kind === 'im' || room.kind === 'mpim';
  const calling = isDirect ? fresh : fresh.filter((message) => isFor(message, me));
  return { isUnread: fresh.length > 0, count: calling.length };
}

/** Whether the message calls that person by name, or everybody. */
function isFor({ text, blocks }: { text: string; blocks?: unknown[] }, me: User): boolean {
  const said = `${text} ${JSON.stringify(blocks ?? '')}`;
  return (
    said.includes(`<@${me.id}`) || said.includes(`"user_id":"${me.id}"`) || /<!(?:channel|here|everyone)/u.test(said)
  );
}

function parsed(kept: string | null): ReadMarks | null {
  try {
    return kept === null ? null : (JSON.parse(kept) as ReadMarks);
  } catch {
    return null;
  }
}

/** The newest message in a stretch that this person sees. */
export function newestFor(talk: Talk | undefined, me: User): string {
  return talk?.messages.findLast(({ ephemeralTo }) => ephemeralTo === undefined || ephemeralTo === me.id)?.ts ?? '';
}
