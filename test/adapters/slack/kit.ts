import { openStore } from '#db/open.ts';
import type { OpenStore } from '#db/open.ts';
import type { Outgoing } from '#domain/delivery.ts';
import type { ChannelId, DeliveryKey, MessageRef, UserId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { ok, refuse } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { plusMinutes } from '#domain/time.ts';
import type { Instant } from '#domain/time.ts';
import type { ChatFailure, Place, Post } from '#ports/chat.ts';
import type { Log } from '#ports/log.ts';
import type { Store } from '#ports/store.ts';
import { at, WORKSPACE } from '#test/kit/build.ts';

export const NOW = at('2026-03-09T09:00Z');

export const note = (text: string): Message => ({ kind: 'note', tone: 'info', text });

/** Something to say to a person, from NOW on for an hour. */
export function outgoing(key: string, own: Partial<Outgoing> = {}): Outgoing {
  return {
    workspace: WORKSPACE,
    key: key as DeliveryKey,
    subject: key,
    address: { to: 'person', user: `U-${key}` as UserId },
    message: note(key),
    priority: 3,
    notBefore: NOW,
    notAfter: plusMinutes(NOW, 60),
    ...own,
  };
}

/** A store with an installed workspace. */
export async function aStore(url = 'sqlite::memory:'): Promise<OpenStore> {
  const opened = await openStore(url);
  const workspace = {
    id: WORKSPACE,
    name: 'Team',
    botUser: 'UBOT' as UserId,
    url: null,
    installedAt: NOW,
    uninstalledAt: null,
  };
  await opened.store.workspaces.save(workspace);
  return opened;
}

export async function insertAll(store: Store, all: readonly Outgoing[]): Promise<void> {
  for (const one of all) await store.deliveries.insert(one, NOW);
}

/** A message that stands in the chat. */
export interface Standing {
  readonly key: string;
  readonly place: Place;
  readonly ref: MessageRef;
  message: Message;
}

/** A chat in memory that does what it is told before each call: fail without or with the effect, or die. */
export interface FakePost extends Post {
  readonly standing: Standing[];
  readonly calls: string[];
  readonly looks: string[];
  /** What happens to the next calls of post or update, first to last; without one they succeed. */
  readonly fate: Fate[];
  /** What `find` answers instead of looking. */
  blind: ChatFailure | null;
}

export type Fate =
  | { readonly is: 'refused'; readonly failure: ChatFailure }
  | { readonly is: 'lost' }
  | { readonly is: 'dies'; readonly when: 'before' | 'after' };

export function fakePost(): FakePost {
  let stamp = 0;
  const acted = async (effect: () => MessageRef): Promise<Result<MessageRef, ChatFailure>> => {
    const fate = fake.fate.shift();
    await Promise.resolve();
    if (fate?.is === 'refused') return refuse(fate.failure);
    if (fate?.is === 'dies' && fate.when === 'before') throw new Error('dies before the effect');
    const ref = effect();
    if (fate?.is === 'dies') throw new Error('dies after the effect');
    return fate?.is === 'lost' ? refuse({ kind: 'unreachable', why: 'TimeoutError' }) : ok(ref);
  };
  const fake: FakePost = {
    standing: [],
    calls: [],
    looks: [],
    fate: [],
    blind: null,
    post(_workspace, place, message, key) {
      fake.calls.push(key);
      return acted(() => {
        stamp += 1;
        const channel = (
          place.to === 'person' ? `D-${place.user}` : place.to === 'channel' ? place.channel : place.parent.channel
        ) as ChannelId;
        const ref = { channel, ts: `${1_000 + stamp}.000000` };
        fake.standing.push({ key, place, ref, message });
        return ref;
      });
    },
    update(_workspace, ref, message) {
      fake.calls.push(`update ${ref.ts}`);
      return acted(() => {
        const found = fake.standing.find((one) => one.ref.ts === ref.ts);
        if (found) found.message = message;
        return ref;
      });
    },
    pin(_workspace, ref, pinned) {
      fake.calls.push(`${pinned ? 'pin' : 'unpin'} ${ref.ts}`);
      return acted(() => ref);
    },
    find(_workspace, _place, key) {
      fake.looks.push(key);
      if (fake.blind) return Promise.resolve(refuse(fake.blind));
      return Promise.resolve(ok(fake.standing.find((one) => one.key === key)?.ref ?? null));
    },
  };
  return fake;
}

export interface Line {
  readonly level: 'info' | 'warn' | 'error';
  readonly sentence: string;
}

export function logInto(lines: Line[]): Log {
  const line = (level: Line['level']) => (sentence: string) => void lines.push({ level, sentence });
  return { info: line('info'), warn: line('warn'), error: line('error') };
}

/** Runs a courier at each moment it asks for, from `from` on, until it asks for none or `to` has passed; the last moment. */
export async function runOn(
  courier: { run(now: Instant): Promise<Instant | null> },
  from: Instant,
  to: Instant,
): Promise<Instant> {
  let now = from;
  for (let next = await courier.run(now); next !== null && next <= to; next = await courier.run(now)) now = next;
  return now;
}
