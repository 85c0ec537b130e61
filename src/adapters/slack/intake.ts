import type { App, ReceiverEvent } from '@slack/bolt';
import type { ChannelId, UserId, WorkspaceId } from '#domain/ids.ts';
import { plusMinutes } from '#domain/time.ts';
import type { Clock } from '#ports/clock.ts';
import type { Happening, Listener } from '#ports/doors.ts';
import type { Ports } from '#ports/index.ts';
import type { InboxItem } from '#ports/inbox.ts';
import { readEvent } from './envelope.ts';
import { translate } from './events.ts';

/** Takes in what Slack sends: events go through the inbox, everything else goes on to Bolt. */
export interface Intake {
  /** Works through what the inbox holds. */
  work(): Promise<void>;
  /** The same at the start, with what an earlier process had begun. */
  recover(): Promise<void>;
  /** How many payloads and inbox items are being worked on. */
  inFlight(): number;
  /** Resolves once nothing is in flight. */
  quiet(): Promise<void>;
  /** From now on payloads are left unacknowledged: Slack sends events again, to whoever serves then. */
  close(): void;
}

/** What the intake needs. */
export interface IntakeTools {
  readonly ports: Ports;
  readonly clock: Clock;
  readonly workspace: WorkspaceId;
  readonly botUser: UserId;
  readonly listeners: readonly Listener[];
  /** Called when a direct message with a person becomes known. */
  learn(user: UserId, channel: ChannelId): void;
  /** Called after something was worked through, when there may be something to send. */
  readonly kick: () => void;
}

/** Items taken at once: few, so that a crash leaves few to be done again. */
const BATCH = 20;
/** Minutes after which an item that somebody began is taken by another, and one that failed is tried again. */
const STALE = 1;
const MOST_TRIES = 5;
/** More than Slack sends in the seconds of a restart. */
const LEFT_OVER = 1_000;

/** Puts an intake in front of `app`: what its receivers hand over comes here first. */
export function createIntake(app: App, tools: IntakeTools): Intake {
  const { ports, clock } = tools;
  const pending = new Set<Promise<unknown>>();
  let closed = false;
  let working: Promise<void> | null = null;
  let more = false;

  const tracked = <T>(work: Promise<T>): Promise<T> => {
    const seen: Promise<unknown> = work.then(
      () => pending.delete(seen),
      () => pending.delete(seen),
    );
    pending.add(seen);
    return work;
  };

  /** One worker at a time, so that things happen in the order in which they came. */
  const work = (): Promise<void> => {
    more = true;
    working ??= tracked(drain());
    return working;
  };

  const drain = async (): Promise<void> => {
    try {
      while (more) {
        more = false;
        const now = clock.now();
        const taken = await ports.store.inbox.take(now, plusMinutes(now, -STALE), BATCH);
        for (const item of taken) await hear(item);
        if (taken.length === BATCH) more = true;
      }
    } finally {
      working = null;
    }
  };

  const recover = async (): Promise<void> => {
    const now = clock.now();
    // This process has begun nothing yet, so whatever somebody began is theirs who crashed.
    for (const item of await ports.store.inbox.take(now, plusMinutes(now, STALE), LEFT_OVER)) await hear(item);
    await work();
  };

  const hear = async (item: InboxItem): Promise<void> => {
    const { workspace, id, kind, tries } = item;
    try {
      const happening = translate(JSON.parse(item.payload), tools.botUser);
      if (happening) await tell(workspace, happening);
    } catch (error) {
      ports.log.error('An event could not be worked through', { workspace, id, kind, tries, error });
      if (tries < MOST_TRIES) return;
    }
    await ports.store.inbox.done(workspace, id, clock.now());
    tools.kick();
  };

  const tell = async (workspace: WorkspaceId, happening: Happening): Promise<void> => {
    if (happening.kind === 'said') tools.learn(happening.user, happening.channel);
    for (const listener of tools.listeners) {
      if (listener.kind === happening.kind) await listener.hear(ports, workspace, happening, clock.now());
    }
  };

  const receive = async (event: ReceiverEvent): Promise<void> => {
    const read = readEvent(event.body);
    if (!read) return ports.log.warn('Slack sent an event that cannot be read');
    const { workspace, id, kind } = read;
    const now = clock.now();
    const ours = workspace === tools.workspace && translate(event.body, tools.botUser) !== null;
    // Stored first: what is acknowledged is never sent again. A retry is as good as a first delivery; the id tells.
    const fresh =
      ours &&
      (await ports.store.inbox.keep({ workspace, id, kind, payload: JSON.stringify(event.body), receivedAt: now }));
    await event.ack();
    if (fresh) await work();
  };

  const pass = app.processEvent.bind(app);
  app.processEvent = (event) => {
    if (closed) return Promise.resolve();
    const isEvent = typeof event.body === 'object' && event.body?.['type'] === 'event_callback';
    return tracked(
      isEvent
        ? receive(event).catch((error: unknown) => ports.log.error('An event could not be taken in', { error }))
        : pass(event),
    );
  };

  return {
    work,
    recover: () => tracked(recover()),
    inFlight: () => pending.size,
    async quiet() {
      while (pending.size > 0) await Promise.all(pending);
    },
    close() {
      closed = true;
    },
  };
}
