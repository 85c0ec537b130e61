import { once } from 'node:events';
import { createClock } from './clock.ts';
import { readConfig } from './config.ts';
import type { ReadyConfig, SandboxConfig } from './config.ts';
import { actRoutes } from './control/act.ts';
import { appRoutes } from './control/apps.ts';
import { channelRoutes } from './control/channels.ts';
import { clockRoutes } from './control/clock.ts';
import { faultRoutes } from './control/faults.ts';
import { logRoutes } from './control/log.ts';
import { messageRoutes } from './control/messages.ts';
import { stateRoutes } from './control/state.ts';
import { userRoutes } from './control/users.ts';
import { createDelivery } from './delivery/delivery.ts';
import type { Delivery } from './delivery/port.ts';
import { createHttp } from './http.ts';
import { createRates } from './rules/rate.ts';
import { createWorld } from './workspace.ts';
import type { World } from './world.ts';

export interface SandboxOptions {
  /** 0 or absent: any free port. */
  port?: number;
  config?: SandboxConfig;
  /** ISO instant; the config's, or else the real present, where absent. */
  start?: string;
  /** 1 is real time, 0 stands still. */
  speed?: number;
}

/** A local Slack that is running. */
export interface Sandbox {
  /** `http://127.0.0.1:{port}`, without a slash at the end. */
  readonly url: string;
  readonly world: World;
  /** Ends it; no timer, socket or process stays. */
  readonly close: () => Promise<void>;
}

/**
 * A local Slack, listening on 127.0.0.1.
 * errors: RangeError that names every fault of the config; the error of `listen` where the port is taken.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const read = readConfig(options.config ?? {}, process.cwd());
  if (!read.ok) throw new RangeError(`the config of the sandbox has faults:\n  ${read.faults.join('\n  ')}`);
  return serve(read.config, options);
}

/** A local Slack with a config that has been checked. */
export async function serve(config: ReadyConfig, options: Omit<SandboxOptions, 'config'> = {}): Promise<Sandbox> {
  const start = options.start ?? config.start;
  const clock = createClock(start === undefined ? Date.now() : Date.parse(start), options.speed ?? config.speed ?? 1);
  const world = createWorld(config, clock);
  const delivery = createDelivery(world);
  const desk = { world, delivery, rates: createRates(clock, world.settings) };
  const http = createHttp(desk, allRoutes(world, delivery));
  http.server.listen(options.port ?? 0, '127.0.0.1');
  await once(http.server, 'listening');
  const address = http.server.address();
  world.url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  return {
    url: world.url,
    world,
    close: async () => {
      await delivery.close();
      await http.close();
      clock.close();
    },
  };
}

function allRoutes(world: World, delivery: Delivery) {
  return [
    ...clockRoutes(world),
    ...userRoutes(world, delivery),
    ...channelRoutes(world, delivery),
    ...appRoutes(world, delivery),
    ...stateRoutes(world, delivery),
    ...messageRoutes(world),
    ...faultRoutes(world),
    ...logRoutes(world, delivery),
    ...actRoutes(world, delivery),
  ];
}
