import type { InstalledApp } from '#sandbox/world.ts';

/** Something on its way to an app. */
export interface Parcel {
  readonly app: InstalledApp;
  readonly kind: 'events_api' | 'interactive' | 'slash_commands';
  /** As faults and the log name it: `event:message`, `block_actions`, `slash_commands` … */
  readonly what: string;
  readonly payload: Record<string, unknown>;
  /** From the second attempt on: which one, and why the one before failed. */
  readonly retry?: { readonly num: number; readonly reason: string };
}

/** What became of a parcel. */
export interface Outcome {
  /** `late`: the app had it and did not answer in time. `lost`: it reached nobody, or the answer was an error. */
  readonly ack: 'ok' | 'late' | 'lost';
  /** units: milliseconds of real time */
  readonly tookMs: number;
  /** What the ack carried. */
  readonly response?: unknown;
  /** Why it failed, in the words of `x-slack-retry-reason`. */
  readonly reason?: string;
  /** The app asked for no retries. */
  readonly noRetry?: boolean;
}

/** A way to an app: its sockets, or its request URL. */
export type Carrier = (parcel: Parcel) => Promise<Outcome>;

/** True for an app that is reached through its sockets. Without a word in the manifest, a request URL decides. */
export function usesSockets(app: InstalledApp): boolean {
  return app.manifest.settings?.socket_mode_enabled ?? app.requestUrl === undefined;
}

/** A stopwatch of real time. */
export function stopwatch(): () => number {
  const from = performance.now();
  return () => Math.round((performance.now() - from) * 1_000) / 1_000;
}
