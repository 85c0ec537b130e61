import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

import type { InstalledApp } from '#sandbox/world.ts';
import type { Outcome, Parcel } from './parcel.ts';

/** What the rest of the local Slack may ask of the half that talks to apps: events out, sockets in, response URLs. */
export interface Delivery {
  /** Sends an Events API event to every installed app that subscribes to it, holds its scope and can see it. */
  emit(event: { type: string } & Record<string, unknown>, about: { channel?: string; user?: string }): void;
  /** A single-use wss URL for apps.connections.open. */
  socketUrl(app: InstalledApp): string;
  /** Takes an HTTP upgrade for `/socket/...`. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** POST /response/{id}: uses of a response_url. Returns status and body. */
  respond(id: string, body: Record<string, unknown>): { status: number; body: unknown };
  /** Open Socket Mode connections of an app. */
  connections(appId: string): number;
  /** Deliveries sent and not yet acked or given up. */
  unacked(): number;
  /** The fate of a command or an interaction, sent once and never again. */
  send(parcel: Parcel): Promise<Outcome>;
  /** Sends an event to one app, whatever it may see; the fate of the first attempt, or null where it does not subscribe. */
  emitTo(app: InstalledApp, event: { type: string } & Record<string, unknown>): Promise<Outcome> | null;
  /** What `act` gave, with the fates of the first attempts of all events it emitted. */
  during<T>(act: () => T): { result: T; outcomes: Promise<Outcome[]> };
  close(): Promise<void>;
}
