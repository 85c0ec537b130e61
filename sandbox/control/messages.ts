import { z } from 'zod';
import type { Message, World } from '#sandbox/world.ts';
import { channelOf } from './lookup.ts';
import { badRequest, faultsOf, notFound } from './route.ts';
import type { Route } from './route.ts';

const ts = z.string().regex(/^\d+\.\d{6}$/u, 'is no ts of a message');
const whole = z.coerce.number().int('is no whole number');
const pageSchema = z.strictObject({
  /** Only messages older than this one. */
  before: ts.optional(),
  /** At most so many, the newest of them. */
  limit: whole.min(1).max(1000).optional(),
  /** Only what changed after this change of the feed, in a message or below it; also what was deleted. */
  changed: whole.min(0).optional(),
});

/** Which part of a channel is asked for; all of it where nothing is said. */
export type MessagePage = z.input<typeof pageSchema>;

/** A message with what was said below it. */
export interface Threaded extends Message {
  readonly replies: Message[];
}

/** What was said in a channel: all, in pages, what changed, or one thread. */
export function messageRoutes(world: World): Route[] {
  return [
    {
      method: 'GET',
      path: '/_control/messages/:channel',
      run({ channel = '' }, _body, query) {
        const page = pageSchema.safeParse(Object.fromEntries(query));
        if (!page.success) return badRequest(faultsOf(page.error, 'the query').join('; '));
        return paged(world.messages.get(channelOf(world, channel).id) ?? [], page.data);
      },
    },
    {
      method: 'GET',
      path: '/_control/messages/:channel/:ts',
      run({ channel = '', ts: wanted = '' }) {
        const all = world.messages.get(channelOf(world, channel).id) ?? [];
        const found = threads(all).find((thread) => thread.ts === wanted && !thread.deleted);
        return found ?? notFound(`there is no message ${wanted} in ${channel} that is no reply`);
      },
    },
  ];
}

/** The messages of that page, oldest first, each parent with its replies; ephemeral ones name who sees them. */
function paged(all: readonly Message[], { before, limit, changed }: z.output<typeof pageSchema>): Threaded[] {
  const news = (message: Message): boolean => changed !== undefined && message.changed > changed;
  const gone = new Set(all.filter((message) => message.deleted && news(message)).map(({ threadTs }) => threadTs));
  const found = threads(all).filter((thread) => {
    if (changed === undefined ? thread.deleted : !news(thread) && !thread.replies.some(news) && !gone.has(thread.ts)) {
      return false;
    }
    return before === undefined || thread.ts < before;
  });
  return limit === undefined ? found : found.slice(-limit);
}

/** Every message that is no reply, also deleted ones; an ephemeral reply stands by itself, as nobody else sees it in the thread. */
function threads(all: readonly Message[]): Threaded[] {
  const replies = new Map<string, Message[]>();
  for (const message of all) {
    if (message.threadTs === undefined || message.deleted || message.ephemeralTo !== undefined) continue;
    const known = replies.get(message.threadTs);
    if (known) known.push(message);
    else replies.set(message.threadTs, [message]);
  }
  return all
    .filter(({ threadTs, ephemeralTo }) => threadTs === undefined || ephemeralTo !== undefined)
    .map((message) => ({
      ...message,
      replies: message.ephemeralTo === undefined ? (replies.get(message.ts) ?? []) : [],
    }));
}
