import type { InstalledApp, World } from '#sandbox/world.ts';
import { createDispatch } from './dispatch.ts';
import { audienceOf, bring, callbackOf, subscribes } from './events.ts';
import type { About, SlackEvent } from './events.ts';
import type { Outcome } from './parcel.ts';
import type { Delivery } from './port.ts';
import { createRequests } from './requests.ts';
import { respondTo } from './response-url.ts';
import { createSockets } from './sockets.ts';

/** The half of the local Slack that talks to apps: sockets or signed requests, events with retries, response URLs. */
export function createDelivery(world: World): Delivery {
  const { connections, carry } = createSockets(world);
  const dispatch = createDispatch(world, carry, createRequests(world));
  let heard: Promise<Outcome>[] | null = null;

  const give = (app: InstalledApp, event: SlackEvent, about: About): Promise<Outcome> => {
    const sent = bring(world, dispatch.send, app, callbackOf(world, app, event, about));
    heard?.push(sent);
    if (event.type === 'app_uninstalled') void sent.then(() => connections.disable(app.id));
    return sent;
  };

  const delivery: Delivery = {
    emit(event, about) {
      for (const app of audienceOf(world, event, about)) void give(app, event, about);
      const bot = event.type === 'app_uninstalled' && about.user ? botOf(world, about.user) : undefined;
      if (bot && !subscribes(bot, event)) connections.disable(bot.id);
    },
    emitTo: (app, event) => (subscribes(app, event) ? give(app, event, {}) : null),
    during(act) {
      const sent: Promise<Outcome>[] = [];
      heard = sent;
      try {
        return { result: act(), outcomes: Promise.all(sent) };
      } finally {
        heard = null;
      }
    },
    send: dispatch.send,
    socketUrl: (app) => connections.url(app),
    upgrade: (request, socket, head) => connections.upgrade(request, socket, head),
    respond: (id, body) => respondTo(world, delivery, id, body),
    connections: (appId) => connections.of(appId).filter((connection) => !connection.ghost).length,
    unacked: () => dispatch.unacked(),
    close: () => connections.close(),
  };
  return delivery;
}

function botOf(world: World, botUserId: string): InstalledApp | undefined {
  return [...world.apps.values()].find((app) => app.botUserId === botUserId);
}
