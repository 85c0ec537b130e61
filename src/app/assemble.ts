import { App as Bolt } from '@slack/bolt';
import type { Logger } from '@slack/bolt';
import { createMlflow } from '#adapters/mlflow.ts';
import { createPictures } from '#adapters/picture.ts';
import { createHolidays } from '#adapters/holidays.ts';
import { createCourierLoop } from '#adapters/scheduler.ts';
import type { CourierLoop } from '#adapters/scheduler.ts';
import { createChat } from '#adapters/slack/chat.ts';
import type { Clients } from '#adapters/slack/clients.ts';
import { createCourier } from '#adapters/slack/courier.ts';
import { createDirectMessages } from '#adapters/slack/dm.ts';
import { hangDoors } from '#adapters/slack/doors.ts';
import type { Registry } from '#adapters/slack/doors.ts';
import { createIntake } from '#adapters/slack/intake.ts';
import type { Intake } from '#adapters/slack/intake.ts';
import { createPainter } from '#adapters/slack/painter.ts';
import { createPace } from '#adapters/slack/pace.ts';
import { createPost } from '#adapters/slack/post.ts';
import { createQuiet } from '#adapters/slack/quiet.ts';
import { createSockets } from '#adapters/slack/receiver.ts';
import type { Sockets } from '#adapters/slack/receiver.ts';
import type { Config } from '#config';
import { introductionKey } from '#domain/keys.ts';
import { dayLost, lost } from '#flows/lost.ts';
import { heldUntil } from '#flows/out-of-hours.ts';
import type { Clock } from '#ports/clock.ts';
import type { Job, Listener } from '#ports/doors.ts';
import type { Ports } from '#ports/index.ts';
import type { Log } from '#ports/log.ts';
import type { Store } from '#ports/store.ts';
import { renewHomes } from './home.ts';
import type { Identity } from './identity.ts';
import { writersFrom } from './writers.ts';

/** Everything that can start something. */
export interface Registries extends Registry {
  readonly listeners: readonly Listener[];
  readonly jobs: readonly Job[];
}

/** What the parts are made of. */
export interface Material {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: () => string;
  readonly store: Store;
  readonly registries: Registries;
  readonly identity: Identity;
  readonly clients: Clients;
  readonly logger: Logger;
  /** Whether the courier runs by itself when it said it would be ready. */
  readonly timed: boolean;
  readonly postsPerMinute: number | undefined;
  readonly onRefused: (code: string) => void;
}

/** The machine, assembled and not yet running. */
export interface Parts {
  readonly ports: Ports;
  readonly loop: CourierLoop;
  readonly intake: Intake;
  readonly sockets: Sockets;
}

/** As whoever sends readings writes it; one that listens everywhere is called by a name that they have to fill in. */
function addressOf({ host, port }: NonNullable<Config['readings']>): string {
  const named = host === '0.0.0.0' || host === '::' ? 'THIS-SERVER' : host.includes(':') ? `[${host}]` : host;
  return `http://${named}:${port}`;
}

/** Puts the machine together. */
export async function assemble(material: Material): Promise<Parts> {
  const { config, clock, log, newId, store, registries, identity, clients, logger } = material;
  const { workspace, botUser } = identity;
  const tracker = config.mlflow === null ? {} : { tracker: createMlflow(config.mlflow.url, config.mlflow.token) };
  const writers = writersFrom(config, { store, newId });
  const ports: Ports = {
    store,
    chat: createChat(clients),
    log,
    holidays: createHolidays(),
    newId,
    ...tracker,
    ...(config.readings && { readingsAt: addressOf(config.readings) }),
    ...(writers && { writers }),
  };
  // Everybody's first message is an introduction, so it tells where their direct message is.
  const direct = createDirectMessages(
    async (team, user) => (await store.deliveries.find(team, introductionKey(user)))?.ref?.channel ?? null,
  );
  const painter = createPainter(clients.background, createPictures(), log);
  const undisturbed = createQuiet(clients.background);
  const courier = createCourier({
    store,
    post: createPost(clients.background, direct, config.commandNames, painter),
    log,
    pace: createPace(material.postsPerMinute),
    heldUntil: async (delivery, now) => (await heldUntil(store, delivery, now)) ?? undisturbed(delivery, now),
    gone: (team, channel) => lost(ports, team, channel, clock.now()),
    failing: (delivery, code) => dayLost(ports, delivery, code, clock.now()),
  });
  const loop = createCourierLoop(courier, { clock, log, timed: material.timed });
  const sockets = createSockets({ ...config.slack, log, logger, onRefused: material.onRefused });
  const bolt = await createBolt(material, sockets);
  const intake = createIntake(bolt, {
    ports,
    clock,
    workspace,
    botUser,
    listeners: registries.listeners,
    learn: (user, channel) => direct.learn(workspace, user, channel),
    kick: loop.kick,
  });
  const renewHome = renewHomes(ports, clock, workspace);
  const { commandNames } = config;
  hangDoors(bolt, { ...registries, ports, clock, workspace, commandNames, painter, kick: loop.kick, renewHome });
  return { ports, loop, intake, sockets };
}

/** Bolt without what it would do behind our back: no auth.test per payload, no memory of conversations, no own clients' retries. */
async function createBolt({ config, identity, logger }: Material, receiver: Sockets): Promise<Bolt> {
  const bolt = new Bolt({
    receiver,
    logger,
    authorize: () =>
      Promise.resolve({ botToken: config.slack.botToken, botId: identity.botId, botUserId: identity.botUser }),
    clientOptions: {
      slackApiUrl: config.slack.apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: 10_000,
    },
    deferInitialization: true,
    convoStore: false,
    ignoreSelf: false, // events do not go through Bolt; translate() leaves out our own words
  });
  await bolt.init();
  return bolt;
}
