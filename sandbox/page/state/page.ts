import type { ShownMessage } from '#sandbox/client.ts';
import { controlOf } from '#sandbox/client.ts';
import type { ShownView, StateSummary } from '#sandbox/client-types.ts';
import type { InstalledApp, LogEntry, Violation } from '#sandbox/world.ts';
import type { PageClock } from './clock.ts';
import { readPlace } from './place.ts';
import type { Place } from './place.ts';
import { createStore } from './store.ts';
import type { ReadMarks } from './unread.ts';

/** What is known of a conversation: a stretch of its messages up to the newest, unless `hasNewer`. */
export interface Talk {
  /** Oldest first, without replies, which stand below their parents; also what only others see. */
  readonly messages: readonly ShownMessage[];
  readonly hasOlder: boolean;
  /** The reader went far back and the newest were let go of. */
  readonly hasNewer: boolean;
  /** Changes up to this number are in it. */
  readonly seen: number;
}

/** How the page is connected to the local Slack. */
export type Link = 'starting' | 'live' | 'lost';

/** Something that did not work, told in passing. */
export interface Notice {
  readonly id: number;
  readonly words: string;
  readonly kind: 'wrong' | 'good';
}

/** Everything the page knows. */
export interface PageState {
  readonly link: Link;
  /** Tells one run of the local Slack from another on the same port. */
  readonly run: string;
  readonly place: Place;
  readonly team: StateSummary | null;
  readonly apps: readonly InstalledApp[];
  readonly clock: PageClock;
  readonly talks: ReadonlyMap<string, Talk>;
  /** The modals in front of whom the page acts as, the top one last. */
  readonly views: readonly ShownView[];
  /** The Home tab of whom the page acts as; undefined while it is not known, null where nothing is published. */
  readonly home: ShownView | null | undefined;
  /** What each person has read, as this browser knows. */
  readonly marks: ReadMarks;
  readonly log: readonly LogEntry[];
  readonly violations: readonly Violation[];
  readonly violationCount: number;
  readonly isInspecting: boolean;
  /** Counts changes to messages, modals and Home tabs: what a person could notice. */
  readonly noticed: number;
  readonly notices: readonly Notice[];
}

/** The one store of the page. */
export const page = createStore<PageState>({
  link: 'starting',
  run: '',
  place: readPlace(globalThis.location.hash),
  team: null,
  apps: [],
  clock: { base: 0, anchor: 0, speed: 0, next: null },
  talks: new Map(),
  views: [],
  home: undefined,
  marks: { run: '', since: '', read: {} },
  log: [],
  violations: [],
  violationCount: 0,
  isInspecting: false,
  noticed: 0,
  notices: [],
});

/** The control API of the local Slack that served this page. */
export const control = controlOf(globalThis.location.origin);
