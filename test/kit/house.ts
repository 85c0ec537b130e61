import { createHolidays } from '#adapters/holidays.ts';
import { openStore } from '#db/open.ts';
import type { Delivery } from '#domain/delivery.ts';
import type { Home } from '#domain/home.ts';
import type { ChannelId, MessageRef, UserId } from '#domain/ids.ts';
import type { Member, Profile } from '#domain/member.ts';
import type { Message } from '#domain/message.ts';
import type { Project } from '#domain/project.ts';
import { ok, refuse } from '#domain/result.ts';
import type { Status } from '#domain/status.ts';
import type { Instant } from '#domain/time.ts';
import { jobs } from '#jobs/index.ts';
import { heldUntil } from '#flows/out-of-hours.ts';
import type { Call, Deed, Reply } from '#ports/doors.ts';
import type { Ports } from '#ports/index.ts';
import { aMember, aParticipation, aProject, at, CHANNEL, WORKSPACE } from './build.ts';

/** What was said to whom, in the order in which it stands or was changed. */
export interface Said {
  readonly key: string;
  readonly to: string;
  readonly message: Message;
  readonly at: Instant;
}

/** The bot without Slack: a real store in memory, a chat that knows `profiles`, and a courier that always succeeds. */
export interface House {
  readonly ports: Ports;
  readonly said: Said[];
  /** People and channels as the chat would tell; change them freely. */
  readonly profiles: Map<UserId, Profile>;
  /** What people show beside their names; where it is empty for somebody, statuses are declined. */
  readonly statuses: Map<UserId, Status>;
  readonly channels: Map<ChannelId, { name: string; members: UserId[] }>;
  /** Files that people were handed, in order. */
  readonly handed: { readonly user: UserId; readonly name: string; readonly text: string }[];
  /** What was said with those files. */
  readonly comments: string[];
  /** What stands in people's Homes. */
  readonly homes: Map<UserId, Home>;
  readonly errors: string[];
  /** One heartbeat: all jobs, then everything ready is sent. */
  beat(now: Instant): Promise<void>;
  /** Beats from `from` to `to`, `every` so many minutes; every quarter of an hour where nothing is said. */
  live(from: Instant, to: Instant, every?: number): Promise<void>;
  run(deed: Deed, call: Partial<Call> & { who: UserId; now: Instant }): Promise<Reply>;
  close(): Promise<void>;
}

/** A house with a workspace; with `members`, also a project of them in one channel, asked since `since`. */
export async function aHouse(
  members: readonly Member[] = [],
  project: Partial<Project> = {},
  since: Instant = at('2026-01-01T00:00Z'),
  url = 'sqlite::memory:',
): Promise<House> {
  const opened = await openStore(url);
  const { store } = opened;
  const said: Said[] = [];
  const errors: string[] = [];
  const profiles = new Map<UserId, Profile>();
  const statuses: House['statuses'] = new Map();
  const handed: House['handed'] = [];
  const comments: string[] = [];
  const homes = new Map<UserId, Home>();
  const channels = new Map<ChannelId, { name: string; members: UserId[] }>();
  let ids = 0;
  const ports: Ports = {
    store,
    holidays: books,
    newId: () => `id${++ids}`,
    log: {
      info: () => {},
      warn: () => {},
      error: (sentence, facts) => errors.push(`${sentence} ${JSON.stringify(facts)}`),
    },
    chat: {
      show: () => Promise.resolve(ok(undefined)),
      redraw: () => Promise.resolve(ok(undefined)),
      publishHome: (_workspace, user, home) => {
        homes.set(user, home);
        return Promise.resolve(ok(undefined));
      },
      sendFiles: (_workspace, user, files, comment) => {
        comments.push(comment);
        for (const file of files) handed.push({ user, ...file });
        return Promise.resolve(ok(undefined));
      },
      homeStands: (_workspace, user) => homes.has(user),
      profile: (_workspace, user) => {
        const profile = profiles.get(user);
        return Promise.resolve(profile ? ok(profile) : refuse({ kind: 'refused', code: 'user_not_found' }));
      },
      status: (_workspace, user) => {
        const status = statuses.get(user);
        return Promise.resolve(status ? ok(status) : refuse({ kind: 'refused', code: 'missing_scope' }));
      },
      membersOf: (_workspace, channel) => {
        const found = channels.get(channel);
        return Promise.resolve(found ? ok(found.members) : refuse({ kind: 'refused', code: 'channel_not_found' }));
      },
      channelName: (_workspace, channel) => Promise.resolve(ok(channels.get(channel)?.name ?? 'unknown')),
    },
  };
  const installedAt = at('2026-01-01T00:00Z');
  await store.workspaces.save({
    id: WORKSPACE,
    name: 'Team',
    botUser: 'UBOT' as UserId,
    url: 'https://team.slack.com/',
    installedAt,
    uninstalledAt: null,
  });
  if (members.length > 0) {
    await store.projects.save(aProject(project));
    for (const member of members) {
      await store.members.save(member);
      await store.participations.save(aParticipation(member.id, { since }));
    }
  }

  const house: House = {
    ports,
    said,
    profiles,
    statuses,
    channels,
    homes,
    handed,
    comments,
    errors,
    async beat(now) {
      for (const job of jobs) await job.run(ports, now);
      await send(ports, said, now);
    },
    async live(from, to, every = 15) {
      const last = Date.parse(to);
      for (let ms = Date.parse(from); ms <= last; ms += every * 60_000)
        await house.beat(at(new Date(ms).toISOString()));
    },
    async run(deed, call) {
      const reply = await deed.run(ports, { workspace: WORKSPACE, channel: CHANNEL, ...call });
      await send(ports, said, call.now);
      return reply;
    },
    close: () => opened.close(),
  };
  return house;
}

/** Shared, so that each question is looked up once. */
const books = createHolidays();
let stamp = 0;

async function send({ store }: Pick<Ports, 'store'>, said: Said[], now: Instant): Promise<void> {
  await store.deliveries.sweep(now);
  for (
    let ready = await store.deliveries.ready(now, 100);
    ready.length > 0;
    ready = await store.deliveries.ready(now, 100)
  ) {
    for (const delivery of ready) {
      const until = await heldUntil(store, delivery, now);
      if (until !== null) {
        await store.deliveries.postpone(delivery.workspace, delivery.key, until, now);
        continue;
      }
      if (!(await store.deliveries.claim(delivery.workspace, delivery.key, now))) continue;
      said.push({ key: delivery.key, to: targetOf(delivery), message: delivery.message, at: now });
      const channel = (delivery.anchor?.channel ?? 'D1') as ChannelId;
      const ref: MessageRef =
        (delivery.address.to === 'edit' || delivery.address.to === 'pin') && delivery.anchor
          ? delivery.anchor
          : { channel, ts: `${++stamp}.0` };
      await store.deliveries.settle(delivery.workspace, delivery.key, ref, now);
    }
  }
}

function targetOf({ address }: Delivery): string {
  if (address.to === 'person') return address.user;
  if (address.to === 'channel') return address.channel;
  if (address.to === 'pin') return `${address.pinned ? 'pin' : 'unpin'} ${address.of}`;
  return address.to === 'thread' ? `thread ${address.of}` : `edit ${address.of}`;
}

/** The members of a small team far apart. */
export const TEAM = [
  aMember({ id: 'UTYO', zone: 'Asia/Tokyo', name: 'Aiko' }),
  aMember({ id: 'UBER', zone: 'Europe/Berlin', name: 'Bruno' }),
  aMember({ id: 'USFO', zone: 'America/Los_Angeles', name: 'Cleo' }),
];
