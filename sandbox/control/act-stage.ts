import type { AckEffect } from '#sandbox/delivery/acks.ts';
import type { Outcome, Parcel } from '#sandbox/delivery/parcel.ts';
import type { Delivery } from '#sandbox/delivery/port.ts';
import type { Memory } from '#sandbox/delivery/surface.ts';
import { openIm, post } from '#sandbox/messages.ts';
import { present } from '#sandbox/present.ts';
import type { Channel, InstalledApp, User, World } from '#sandbox/world.ts';
import { channelOf, userOf } from './lookup.ts';
import { badRequest } from './route.ts';

/** Where people act: the world, the way to the apps, and what is typed into messages. */
export interface Stage {
  readonly world: World;
  readonly delivery: Delivery;
  readonly memory: Memory;
}

/** What an act is answered, once the app has acknowledged it or Slack has given up. */
export interface ActResult {
  /** `late`: the app had it and did not answer in 3 s. `lost`: it reached nobody, or was answered with an error. */
  ack: Outcome['ack'];
  /** units: milliseconds of real time */
  tookMs: number;
  /** What the ack carried. */
  response?: unknown;
  /** Field errors that the app shows in the view, by block_id. */
  errors?: Record<string, string>;
  /** Why Slack could not use the ack. */
  refused?: string;
}

/** Somebody who can act at all. errors: 400 for bots and deactivated people. */
export function personOf(world: World, ref: string): User {
  const user = userOf(world, ref);
  if (user.isBot || user.id === 'USLACKBOT') return badRequest(`user: ${user.name} is a bot and does nothing by hand`);
  if (user.deleted) return badRequest(`user: ${user.name} is deactivated`);
  return user;
}

/** A conversation that the person is in. errors: 400 where they are not, or where it is archived. */
export function placeOf(world: World, user: User, ref: string): Channel {
  const channel = channelOf(world, ref);
  if (!channel.members.includes(user.id)) return badRequest(`channel: ${user.name} is not in ${ref}`);
  if (channel.isArchived) return badRequest(`channel: ${ref} is archived`);
  return channel;
}

/** The app, where people can reach it. errors: 400 where it is not installed or takes no interactions. */
export function reachable(app: InstalledApp | undefined): InstalledApp {
  if (app?.state !== 'installed') return badRequest('the app is not installed any more');
  if (app.manifest.settings?.interactivity?.is_enabled !== true) {
    return badRequest('This app is not configured to handle interactive responses (settings.interactivity.is_enabled)');
  }
  return app;
}

/** The fate of the parcel; where it failed, the person is told as Slack tells them. `channel`: where they were. */
export async function sendFor(stage: Stage, user: User, parcel: Parcel, channel?: Channel): Promise<Outcome> {
  const outcome = await stage.delivery.send(parcel);
  if (outcome.ack !== 'ok') complain(stage, user, parcel, outcome, channel);
  return outcome;
}

function complain({ world, delivery }: Stage, user: User, parcel: Parcel, outcome: Outcome, channel?: Channel): void {
  const what = typeof parcel.payload['command'] === 'string' ? parcel.payload['command'] : parcel.what;
  const code = outcome.ack === 'late' ? 'operation_timeout' : 'dispatch_failed';
  post(world, delivery, {
    channel: channel ?? openIm(world, parcel.app.botUserId, user.id),
    user: 'USLACKBOT',
    text: `${what} failed with the error "${code}"`,
    ephemeralTo: user.id,
  });
}

/** The outcome of one parcel and what its ack did, as an act is answered. */
export function resultOf(outcome: Outcome, effect: AckEffect = {}): ActResult {
  const { ack, tookMs, response } = outcome;
  return { ack, tookMs, ...present({ response, errors: effect.errors, refused: effect.refused }) };
}

/** The worst of several outcomes; at once and well where nobody had to be told. */
export function worstOf(outcomes: readonly Outcome[]): ActResult {
  const order = ['ok', 'late', 'lost'] as const;
  const ack = order.findLast((each) => outcomes.some((outcome) => outcome.ack === each)) ?? 'ok';
  return { ack, tookMs: Math.max(0, ...outcomes.map(({ tookMs }) => tookMs)) };
}
