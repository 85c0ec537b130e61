import { blockerId, type BlockerKind } from '#domain/blocker.ts';
import type { BlockerLook } from '#domain/blocker-message.ts';
import { count, personName } from './kit.ts';

/** What people call each kind. */
export const KIND_LABELS: Readonly<Record<BlockerKind, string>> = {
  compute: 'compute',
  data: 'data',
  review: 'review',
  access: 'access',
  decision: 'decision',
  other: 'other',
};

/** `B12 · Ana` */
export const blockerTitle = ({ number, ownerName }: BlockerLook): string =>
  `${blockerId(number)} · ${personName(ownerName)}`;

/** `data · 2 working days · Ben has seen it` */
export function blockerFacts(look: BlockerLook): string {
  return [KIND_LABELS[look.kind], ageInWords(look.age), ...stateInWords(look)].join(' · ');
}

/** `today`, or how many of the owner's working days it has stood. */
export const ageInWords = (age: number): string => (age === 0 ? 'today' : count(age, 'working day'));

function stateInWords({ state, helperName }: BlockerLook): string[] {
  const helper = helperName === null ? [] : [`for ${personName(helperName)}`];
  switch (state.is) {
    case 'asked':
      return ['you have not said whether it blocks you'];
    case 'open':
      // Most name nobody, and a list of them would say so at every line; the cards say it.
      return helperName === null ? [] : [...helper, 'not acknowledged yet'];
    case 'acknowledged':
      return [`${personName(state.name)} has seen it`];
    case 'closed':
      return [`${ENDS[state.how]} by ${personName(state.name)}`];
  }
}

const ENDS = { resolved: 'resolved', withdrawn: 'withdrawn', 'no-blocker': 'said to be no blocker' } as const;
