import type { Doubt } from './blocker-words.ts';
import type { ChannelId, ProjectId, UserId, WorkspaceId } from './ids.ts';
import { absenceOn, type Absence, type Member } from './member.ts';
import { shiftsOn, workingDaysBetween } from './shift.ts';
import { localDate, plusDays, type Instant, type LocalDate, type Zone } from './time.ts';

/** Something that stands in a person's way, from the day it was said until it no longer does. */
export interface Blocker {
  readonly workspace: WorkspaceId;
  /** Counted per workspace; people say `B12`. */
  readonly number: number;
  readonly project: ProjectId;
  /** Who is held up. */
  readonly owner: UserId;
  /** As they typed it. */
  readonly text: string;
  readonly kind: BlockerKind;
  /** Who could unblock it; null: nobody was named. */
  readonly helper: UserId | null;
  readonly source: BlockerSource;
  readonly raisedAt: Instant;
  /** The day on the owner's own calendar. */
  readonly raisedOn: LocalDate;
  readonly state: BlockerState;
  /** When the helper was last written to about it; null: not yet. */
  readonly toldAt: Instant | null;
  /** When the leads were told that nobody acknowledged it; null: they were not. */
  readonly escalatedAt: Instant | null;
}

export const BLOCKER_KINDS = ['compute', 'data', 'review', 'access', 'decision', 'other'] as const;
export type BlockerKind = (typeof BLOCKER_KINDS)[number];

/** Where it was said: in the answer of a date, or in a message that somebody marked. */
export type BlockerSource =
  | { readonly from: 'answer'; readonly date: LocalDate }
  | { readonly from: 'message'; readonly channel: ChannelId; readonly ts: string };

/** What stands in place of a message where somebody says at a bet that they are held up; one press differs from the next. */
export const betBlocked = (bet: number, now: Instant): string => `H${bet}-${now}`;

/** The bet at which somebody said that they are held up; null: it was said elsewhere. */
export function betOf(source: BlockerSource): number | null {
  const digits = source.from === 'message' ? /^H(\d{1,9})-/.exec(source.ts)?.[1] : undefined;
  return digits === undefined ? null : Number(digits);
}

/**
 * `asked`: it may be none, and its owner has been asked; until they say so nobody else hears of it.
 * `closed` is the end: `resolved`; `withdrawn` by an edit of the answer; `no-blocker`: the owner said that it only asked for a review.
 */
export type BlockerState =
  | { readonly is: 'asked'; readonly doubt: Doubt }
  | { readonly is: 'open' }
  | { readonly is: 'acknowledged'; readonly by: UserId; readonly at: Instant }
  | { readonly is: 'closed'; readonly how: BlockerEnd; readonly by: UserId; readonly at: Instant };

export type BlockerEnd = 'resolved' | 'withdrawn' | 'no-blocker';

/** One line of its history. `text`: the words that came with it, which may be none. */
export interface BlockerUpdate {
  readonly workspace: WorkspaceId;
  readonly number: number;
  readonly at: Instant;
  /** null: the bot itself. */
  readonly by: UserId | null;
  readonly what: UpdateKind;
  readonly text: string;
}

export type UpdateKind =
  | 'raised'
  | 'confirmed'
  | 'reworded'
  | 'details'
  | 'acknowledged'
  | 'updated'
  | 'still'
  | 'escalated'
  | BlockerEnd;

/** A blocker after a change, and the line of history that tells it. */
export interface Changed {
  readonly blocker: Blocker;
  readonly update: BlockerUpdate;
}

/** `B12`. */
export const blockerId = (number: number): string => `B${number}`;

/** The number that `B12`, `b12` or `12` names; null for anything else. */
export function readBlockerId(text: string): number | null {
  const digits = /^\s*b?(\d{1,9})\s*$/i.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** Whether it still stands in the way, and everybody may know. */
export function isOpen({ state }: Blocker): boolean {
  return state.is === 'open' || state.is === 'acknowledged';
}

const changed = (blocker: Blocker, what: UpdateKind, by: UserId | null, at: Instant, text = ''): Changed => ({
  blocker,
  update: { workspace: blocker.workspace, number: blocker.number, at, by, what, text },
});

/** Its first line of history. */
export function raised(blocker: Blocker): Changed {
  return changed(blocker, 'raised', blocker.owner, blocker.raisedAt, blocker.text);
}

/** The owner says that what was doubted does block them. Time counts from when it was said. */
export function confirmed(blocker: Blocker, by: UserId, at: Instant): Changed | null {
  return blocker.state.is === 'asked' ? changed({ ...blocker, state: { is: 'open' } }, 'confirmed', by, at) : null;
}

/** Somebody has seen it and takes care. returns: null where it is closed, or was acknowledged by them. */
export function acknowledged(blocker: Blocker, by: UserId, at: Instant): Changed | null {
  const { state } = blocker;
  if (!isOpen(blocker) || (state.is === 'acknowledged' && state.by === by)) return null;
  return changed({ ...blocker, state: { is: 'acknowledged', by, at } }, 'acknowledged', by, at);
}

/** Somebody tells how it goes; from anybody but the owner that is an acknowledgement too. returns: null where it is closed. */
export function updated(blocker: Blocker, by: UserId, text: string, at: Instant): Changed | null {
  if (!isOpen(blocker)) return null;
  const seen = blocker.state.is === 'open' && by !== blocker.owner;
  const after: Blocker = seen ? { ...blocker, state: { is: 'acknowledged', by, at } } : blocker;
  return changed(after, 'updated', by, at, text);
}

/** It is over. returns: null where it was. */
export function closed(blocker: Blocker, how: BlockerEnd, by: UserId, at: Instant): Changed | null {
  if (blocker.state.is === 'closed') return null;
  return changed({ ...blocker, state: { is: 'closed', how, by, at } }, how, by, at);
}

/** The owner puts it in other words. What was doubted is judged anew by `doubt`. returns: null where nothing changes. */
export function reworded(blocker: Blocker, text: string, doubt: Doubt | null, at: Instant): Changed | null {
  if (text === blocker.text) return null;
  const asked = blocker.state.is === 'asked';
  const state: BlockerState = !asked ? blocker.state : doubt === null ? { is: 'open' } : { is: 'asked', doubt };
  return changed({ ...blocker, text, state }, 'reworded', blocker.owner, at, text);
}

/** Somebody chose its kind, or who could help. A new helper has not been told yet. returns: null where nothing changes. */
export function detailed(
  blocker: Blocker,
  { kind, helper }: Pick<Blocker, 'kind' | 'helper'>,
  by: UserId,
  at: Instant,
): Changed | null {
  if (kind === blocker.kind && helper === blocker.helper) return null;
  const toldAt = helper === blocker.helper ? blocker.toldAt : null;
  return changed({ ...blocker, kind, helper, toldAt }, 'details', by, at);
}

/** The owner says that it is as it was. */
export function stillThere(blocker: Blocker, at: Instant): Changed | null {
  return isOpen(blocker) ? changed(blocker, 'still', blocker.owner, at) : null;
}

/** Its leads have been told. */
export function escalated(blocker: Blocker, at: Instant): Changed {
  return changed({ ...blocker, escalatedAt: at }, 'escalated', null, at);
}

const UTC = 'UTC' as Zone;

/** How long it has stood, in the owner's working days, a day from its start of work on: 0 on the day it was raised. Leave does not count. */
export function ageOf(
  { raisedOn }: Pick<Blocker, 'raisedOn'>,
  owner: Pick<Member, 'shifts' | 'zone'>,
  absences: readonly Absence[],
  now: Instant,
): number {
  const zone = owner.zone ?? UTC;
  const today = localDate(now, zone);
  const begun = shiftsOn(owner.shifts, today, zone).every(({ from }, index) => index > 0 || from <= now);
  const last = begun ? today : plusDays(today, -1);
  if (last <= raisedOn) return 0;
  return workingDaysBetween(owner.shifts, raisedOn, last, (date) => absenceOn(absences, date) !== null);
}
