import type { ShownMessage } from '#sandbox/client.ts';
import { control, page } from './page.ts';
import type { Talk } from './page.ts';

/** Messages are fetched in pages of this many. */
const PAGE_SIZE = 60;
/** More than this many are not drawn: at the far end some are let go of. */
const MOST_SHOWN = 240;

/** The newest messages of that conversation. */
export async function loadTalk(id: string, number: number): Promise<void> {
  const messages = await control.messages(id, { limit: PAGE_SIZE });
  keep(id, { messages, hasOlder: messages.length === PAGE_SIZE, hasNewer: false, seen: number });
}

/** The page before the oldest message that is known; the newest are let go of where it gets too much. */
export async function loadOlder(id: string): Promise<void> {
  const talk = page.get().talks.get(id);
  const oldest = talk?.messages[0];
  if (!talk || !oldest || !talk.hasOlder) return;
  const older = await control.messages(id, { limit: PAGE_SIZE, before: oldest.ts });
  const now = page.get().talks.get(id);
  // Another answer to the same question was faster.
  if (!now || now.messages[0]?.ts !== oldest.ts) return;
  const all = [...older, ...now.messages];
  const isTooMuch = all.length > MOST_SHOWN;
  keep(id, {
    messages: isTooMuch ? all.slice(0, MOST_SHOWN) : all,
    hasOlder: older.length === PAGE_SIZE,
    hasNewer: now.hasNewer || isTooMuch,
    seen: now.seen,
  });
}

/** Whatever changed in that conversation since it was last looked at. */
export async function refreshTalk(id: string, number: number): Promise<void> {
  const talk = page.get().talks.get(id);
  if (!talk) return loadTalk(id, number);
  const news = await control.messages(id, { changed: talk.seen });
  const now = page.get().talks.get(id);
  if (now) keep(id, { ...merged(now, news), seen: Math.max(number, now.seen) });
}

/** The stretch with the news in it: what was changed in its place, what is new at the end. */
function merged(talk: Talk, news: readonly ShownMessage[]): Talk {
  if (news.length === 0) return talk;
  const byTs = new Map(talk.messages.map((message) => [message.ts, message]));
  const last = talk.messages.at(-1)?.ts ?? '';
  const first = talk.messages[0]?.ts ?? '';
  for (const message of news) {
    const isKnown = byTs.has(message.ts);
    if (message.deleted) byTs.delete(message.ts);
    else if (isKnown || (message.ts > last && !talk.hasNewer) || (message.ts > first && message.ts < last)) {
      byTs.set(message.ts, message);
    }
  }
  const messages = [...byTs.values()].toSorted((a, b) => (a.ts < b.ts ? -1 : 1));
  return { ...talk, messages };
}

/** Only the newest page of a stretch that has grown long, for a reader who is at its end. */
export function trimTalk(id: string): void {
  const talk = page.get().talks.get(id);
  if (!talk || talk.hasNewer || talk.messages.length <= MOST_SHOWN) return;
  keep(id, { ...talk, messages: talk.messages.slice(-PAGE_SIZE), hasOlder: true });
}

function keep(id: string, talk: Talk): void {
  page.set({ talks: new Map(page.get().talks).set(id, talk) });
}
