import { decayed, imbalance, painOf } from '#domain/fairness.ts';
import type { UserId, WorkspaceId } from '#domain/ids.ts';
import { absenceOn } from '#domain/member.ts';
import { presencesOf, type Span } from '#domain/overlap.ts';
import type { Borne } from '#domain/overlap-message.ts';
import { meetingsOf, type HeldSlot } from '#domain/slot.ts';
import { epochMs, instant, localDate, plusMinutes, type Instant, type LocalDate, type Zone } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import type { Peer } from './overlap-people.ts';

/** What was borne longer ago counts for less than a tenth. */
const BACK_MINUTES = 26 * 7 * 24 * 60;
/** Hours further from a meeting than this weigh alike. */
const NEAR = 36 * 60 * 60_000;

/**
 * What the weekly meetings held so far have asked of each outside their hours, half of it forgotten every eight weeks, in the order of the
 * people; meetings of all their projects count. Who was away, or not in the project yet, gave nothing.
 * units: painful minutes
 */
export async function burdensOf(
  store: Store,
  workspace: WorkspaceId,
  peers: readonly Peer[],
  now: Instant,
): Promise<number[]> {
  const since = plusMinutes(now, -BACK_MINUTES);
  const held = await store.slots.held(workspace, since);
  if (held.length === 0) return peers.map(() => 0);
  const joined = await joinedOf(store, workspace, held);
  const meetings = held.map((slot) => ({ slot, spans: meetingsOf(slot, since, now) }));
  const hours = presencesOf(
    peers.map(({ calendar: { zone, shifts } }) => ({ zone, shifts })),
    { from: plusMinutes(since, -2 * 24 * 60), to: plusMinutes(now, 2 * 24 * 60) },
  );
  const painFor = remembering();
  return peers.map(({ person, calendar: { zone } }, place) => {
    const { id } = person.member;
    const borne = meetings.flatMap(({ slot, spans }) => {
      const from = joined.get(slot.project)?.get(id);
      if (from === undefined || (slot.people.length > 0 && !slot.people.includes(id))) return [];
      return spans
        .filter((span) => span.from >= epochMs(from) && !absenceOn(person.absences, dateOf(span, zone)))
        .map((span) => ({ at: span.to, pain: painFor(zone, hours[place] ?? [], span) }));
    });
    return decayed(borne, epochMs(now));
  });
}

/** People with one calendar share its list of hours, and what a meeting asks of one it asks of all of them. */
function remembering(): (zone: Zone, hours: readonly Span[], span: Span) => number {
  const known = new Map<readonly Span[], Map<string, number>>();
  return (zone, hours, span) => {
    const pains = known.get(hours) ?? new Map<string, number>();
    known.set(hours, pains);
    const key = `${span.from} ${span.to}`;
    const pain = pains.get(key) ?? painOf({ zone, hours: near(hours, span) }, span);
    pains.set(key, pain);
    return pain;
  };
}

const dateOf = ({ from }: Span, zone: Zone): LocalDate => localDate(instant(from), zone);
const near = (hours: readonly Span[], { from, to }: Span): Span[] =>
  hours.filter((span) => span.to > from - NEAR && span.from < to + NEAR);

/** Since when each has taken part in each project that holds meetings. */
async function joinedOf(
  store: Store,
  workspace: WorkspaceId,
  held: readonly HeldSlot[],
): Promise<Map<HeldSlot['project'], Map<UserId, Instant>>> {
  const joined = new Map<HeldSlot['project'], Map<UserId, Instant>>();
  for (const project of new Set(held.map((slot) => slot.project))) {
    const parts = (await store.participations.of(workspace, project)).filter(({ role }) => role === 'participant');
    joined.set(project, new Map(parts.map(({ user, since }) => [user, since])));
  }
  return joined;
}

/** The reader's own share of it, and how even all shares are; null: nothing was asked of anybody. */
export function borneBy(peers: readonly Peer[], burdens: readonly number[], user: UserId): Borne | null {
  const all = burdens.reduce((sum, one) => sum + one, 0);
  // A minute that is all but forgotten is no share of anything.
  if (all < 1) return null;
  const own = peers.findIndex(({ person }) => person.member.id === user);
  return { own: own < 0 ? null : (burdens[own] ?? 0) / all, imbalance: imbalance(burdens) };
}
