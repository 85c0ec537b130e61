import { createCourier } from '#adapters/slack/courier.ts';
import type { DeliveryKey, UserId } from '#domain/ids.ts';
import type { Member, Profile } from '#domain/member.ts';
import type { Message } from '#domain/message.ts';
import { epochMs, instant, plusMinutes, type Instant } from '#domain/time.ts';
import { jobs } from '#jobs/index.ts';
import { heldUntil } from '#flows/out-of-hours.ts';
import type { Place, Post } from '#ports/chat.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { fakePost, logInto, type FakePost, type Fate, type Line } from '#test/adapters/slack/kit.ts';
import { aHouse } from '#test/kit/house.ts';
import { chanceOf, type Chance } from './chance.ts';

/** A message as it reached the chat, also where the bot never learned of it. */
export interface Posted {
  readonly at: Instant;
  readonly key: DeliveryKey;
  readonly place: Place;
  readonly message: Message;
  /** The person it went to as they were at that moment; null: it went to a channel. */
  readonly member: Member | null;
}

/** A team, a bot that is killed and interrupted, and a clock that jumps from one thing to the next. */
export interface World {
  readonly ports: Ports;
  readonly chat: FakePost;
  readonly posted: readonly Posted[];
  readonly lines: readonly Line[];
  /** People as Slack tells of them; change them freely. */
  readonly profiles: Map<UserId, Profile>;
  readonly chance: Chance;
  readonly outages: readonly { readonly from: Instant; readonly to: Instant }[];
  /** Has `deed` done at `at`, or when the bot is back. */
  readonly plan: (at: Instant, deed: (now: Instant) => Promise<unknown>) => void;
  /** Called for each message that reaches the chat. */
  watch(seen: (posted: Posted) => void): void;
  live(from: Instant, to: Instant): Promise<void>;
  close(): Promise<void>;
}

/** Shares of all posts that end so; the rest succeeds. */
const FATES: readonly (readonly [number, Fate])[] = [
  [0.02, { is: 'refused', failure: { kind: 'busy', seconds: 20 } }],
  [0.02, { is: 'refused', failure: { kind: 'refused', code: 'service_unavailable' } }],
  [0.02, { is: 'lost' }],
  [0.01, { is: 'dies', when: 'before' }],
  [0.01, { is: 'dies', when: 'after' }],
];
/** Share of all transactions that break off at their end, with nothing written. */
const BREAKS = 0.01;
/** Share of all moments after which the bot is out for up to an hour and a half. */
const OUTAGES = 0.02;
const MINUTE = 60_000;

/** A world of `members` in one project, which goes the same way each time for one seed; a calm one knows no mishaps. */
export async function aWorld(
  members: readonly Member[],
  since: Instant,
  seed: number,
  weather: 'rough' | 'calm' = 'rough',
): Promise<World> {
  const rough = weather === 'rough';
  const chance = chanceOf(seed);
  const house = await aHouse(members, { regional: true }, since);
  const { store: whole } = house.ports;
  const chat = fakePost();
  const lines: Line[] = [];
  const posted: Posted[] = [];
  const watchers: ((posted: Posted) => void)[] = [];
  const outages: { from: Instant; to: Instant }[] = [];
  let plans: { at: Instant; deed: (now: Instant) => Promise<unknown> }[] = [];
  let now = since;

  const fragile: Store = {
    ...whole,
    atomically: (work) =>
      whole.atomically(async (inside) => {
        const done = await work(inside);
        if (rough && chance.hits(BREAKS)) throw new Error('broken off by the simulation');
        return done;
      }),
  };
  const ports: Ports = { ...house.ports, store: fragile, log: logInto(lines) };

  const post: Post = {
    ...chat,
    async post(workspace, place, message, key) {
      chat.fate.length = 0;
      let draw = chance.next();
      for (const [share, fate] of rough ? FATES : []) {
        if (draw >= 0 && draw < share) chat.fate.push(fate);
        draw -= share;
      }
      const before = chat.standing.length;
      const sent = await chat.post(workspace, place, message, key).catch((error: unknown) => error);
      if (chat.standing.length > before) {
        const member = place.to === 'person' ? await whole.members.find(workspace, place.user) : null;
        const one = { at: now, key, place, message, member };
        posted.push(one);
        for (const seen of watchers) seen(one);
      }
      if (sent instanceof Error) throw sent;
      return sent as Awaited<ReturnType<Post['post']>>;
    },
  };

  const aCourier = () =>
    createCourier({ store: whole, post, log: ports.log, heldUntil: (delivery, at) => heldUntil(whole, delivery, at) });

  const beat = async (courier: ReturnType<typeof createCourier>): Promise<Instant | null> => {
    const due = plans.filter(({ at }) => at <= now);
    plans = plans.filter(({ at }) => at > now);
    for (const { deed } of due) await again(() => deed(now));
    for (const job of jobs) await job.run(ports, now);
    return courier.run(now);
  };

  return {
    ports,
    chat,
    posted,
    lines,
    profiles: house.profiles,
    chance,
    outages,
    plan: (at, deed) => void plans.push({ at, deed }),
    watch: (seen) => void watchers.push(seen),
    async live(from, to) {
      now = from;
      let courier = aCourier();
      while (now < to) {
        const sends = await beat(courier);
        const moments = [await whole.agenda.next(), ...plans.map(({ at }) => at)].map(
          (at) => at && fullMinute(at, now),
        );
        now = [...moments, sends].filter((at) => at !== null).toSorted()[0] ?? to;
        if (!rough || !chance.hits(OUTAGES)) continue;
        const back = plusMinutes(now, chance.whole(1, 90));
        outages.push({ from: now, to: back });
        now = back;
        courier = aCourier(); // a new process knows no pace
      }
    },
    close: () => house.close(),
  };
}

/** The first heartbeat at or after `at` that is still to come. */
function fullMinute(at: Instant, now: Instant): Instant {
  return instant(Math.max(Math.ceil(epochMs(at) / MINUTE), Math.floor(epochMs(now) / MINUTE) + 1) * MINUTE);
}

/** People press again when something went wrong. */
async function again(deed: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; tries < 5; tries += 1) {
    const failed = await deed().then(
      () => false,
      () => true,
    );
    if (!failed) return;
  }
  throw new Error('a deed failed five times, which chance alone does not explain');
}

export const personOf = ({ place }: Posted): UserId | null => (place.to === 'person' ? place.user : null);
