import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Topic } from './changes.ts';
import type { World } from './world.ts';

/** Changes that follow each other faster than this are told together. units: real ms */
const COALESCE_MS = 40;

/** What one event of the feed says. */
export interface FeedEvent {
  /** What to look at again. */
  readonly changed: readonly Topic[];
  /** True where the listener's number is not of this run: everything it knows is old. */
  readonly reset: boolean;
  /** How many violations there are. */
  readonly violations: number;
}

/** A feed of what changes in the world, for as many listeners as there are. */
export interface Feed {
  /** Answers with server-sent events; first with what changed since the listener's last one. */
  open(request: IncomingMessage, url: URL, response: ServerResponse): void;
}

/**
 * The feed of a world. Each event has as id the run and the number of the last change it tells of; whoever comes back with
 * it (`since`, or the header that browsers send by themselves) is told what it missed.
 *
 * run: tells this run from the one before it on the same port.
 */
export function createFeed(world: World, run: string): Feed {
  return {
    open(request, url, response) {
      const known = numberOf(request.headers['last-event-id'] ?? url.searchParams.get('since'), run, world);
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
      tell(world, run, known, response);
    },
  };
}

/** Tells one listener, until its connection ends. A slow one is told less often: what it misses meanwhile comes in one event. */
function tell(world: World, run: string, known: number | null, response: ServerResponse): void {
  const { changes } = world;
  let told = known ?? changes.latest;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = (news: Omit<FeedEvent, 'violations'>): void => {
    told = changes.latest;
    const event: FeedEvent = { ...news, violations: world.violations.length };
    response.write(`id: ${run}.${told}\ndata: ${JSON.stringify(event)}\n\n`);
  };
  const flush = (): void => {
    timer = undefined;
    if (response.writableNeedDrain || changes.latest === told) return;
    write({ changed: changes.since(told), reset: false });
    timer = setTimeout(flush, COALESCE_MS);
  };
  const soon = (): void => {
    timer ??= setTimeout(flush, 0);
  };
  write({ changed: known === null ? [] : changes.since(known), reset: known === null });
  const quiet = changes.listen(soon);
  response.on('drain', soon);
  response.on('close', () => {
    quiet();
    clearTimeout(timer);
  });
}

/** The number in an id of this run; null for none, for another run's and for one that has not been yet. */
function numberOf(id: string | string[] | null, run: string, world: World): number | null {
  const [of, number] = (typeof id === 'string' ? id : '').split('.');
  const known = Number(number);
  return of === run && Number.isInteger(known) && known >= 0 && known <= world.changes.latest ? known : null;
}
