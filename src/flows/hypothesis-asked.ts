import type { Person } from '#domain/hours.ts';
import { outAt } from '#domain/hypothesis-asking.ts';
import type { HypothesisOccasion } from '#domain/hypothesis-message.ts';
import type { UserId } from '#domain/ids.ts';
import type { Instant, LocalDate } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { personOf } from './blocker-look.ts';
import type { Loaded } from './hypothesis-look.ts';
import { hearersOf } from './leads.ts';

/** Who may agree to a choice against the rule, and who hears where nobody can decide: whoever leads, and its owner; never the decision owner. */
export async function othersOf(store: Store, { bet, project }: Pick<Loaded, 'bet' | 'project'>): Promise<Person[]> {
  const { workspace, terms, createdAt } = bet;
  const users = new Set([...(await hearersOf(store, project)).map(({ id }) => id), terms.owner]);
  const others: Person[] = [];
  for (const user of [...users].filter((one) => one !== terms.decider)) {
    const person = await personOf(store, workspace, user, createdAt.slice(0, 10) as LocalDate);
    if (person?.member.active) others.push(person);
  }
  return others;
}

/** As what somebody sees it who was asked under `key` to decide, to agree, or to name another. */
export function occasionOf(
  key: string,
  reader: UserId | null,
  { bet, decider }: Loaded,
  now: Instant,
): HypothesisOccasion {
  if (key.includes(':second:')) return { to: 'second' };
  if (key.includes(':out-')) {
    const due = bet.state.is === 'decision-due' && !bet.state.proposed && key.includes(`:out-${bet.terms.decider}:`);
    return { to: 'lead', out: due ? outAt(decider, now) : null };
  }
  return { to: 'decider', again: false, ...(reader === bet.terms.decider || decider === null ? {} : { passed: true }) };
}
