import { fairest, imbalance } from '#domain/fairness.ts';
import type { UserId } from '#domain/ids.ts';
import type { Span } from '#domain/overlap.ts';
import type { OverlapBest } from '#domain/overlap-message.ts';
import { instant } from '#domain/time.ts';
import { benderOf } from './overlap-bend.ts';
import { borneBy } from './overlap-burden.ts';
import type { Peers } from './overlap-people.ts';

const MINUTE = 60_000;
/** What a minute weighs more than two hours outside somebody's day. */
const HARD = 4;

/** The slot that is fairest to all of them, what each has borne already counted; null: every one would take somebody's night, leave or quiet hours. */
export function fairFor(
  people: Peers,
  spans: readonly (readonly Span[])[],
  length: number,
  range: Span,
  { user, burdens }: { readonly user: UserId; readonly burdens: readonly number[] },
): OverlapBest['fair'] {
  const benders = people.peers.map(({ person }, place) =>
    benderOf(person, spans[place] ?? [], range, burdens[place] ?? 0),
  );
  const slot = fairest(benders, length, range);
  if (!slot) return null;
  const own = people.peers.findIndex(({ person }) => person.member.id === user);
  return {
    when: { from: instant(slot.from), to: instant(slot.to) },
    bending: slot.pains.filter((pain) => pain > 0).length,
    own: slot.pains[own] ?? 0,
    imbalance: imbalance(slot.pains),
    hard: slot.pains.some((pain) => pain >= HARD * (length / MINUTE)),
    borne: borneBy(people.peers, burdens, user),
  };
}
