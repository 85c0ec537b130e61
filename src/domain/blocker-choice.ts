import type { Blocker, BlockerKind } from './blocker.ts';
import { kindOf } from './blocker-kind.ts';
import type { BlockerLine } from './blocker-words.ts';
import { handlesIn, labelsOf, type Named } from './handles.ts';
import type { UserId } from './ids.ts';

/** What somebody chose about the blockers of one answer, beside their words; null: they left it open. */
export interface BlockerChoice {
  readonly kind: BlockerKind | null;
  readonly helper: UserId | null;
}

/** What was said about an open blocker of an earlier day. */
export interface FollowUp {
  readonly number: number;
  readonly now: 'still' | 'changed' | 'resolved';
  /** Its words as they should read now; asked for when it changed. */
  readonly text: string;
}

/** What the blockers of an answer have in common; null where they differ, or there are none. */
export function commonChoice(blockers: readonly Blocker[]): BlockerChoice {
  const live = blockers.filter(({ state }) => state.is !== 'closed');
  const [first] = live;
  if (!first) return { kind: null, helper: null };
  return {
    kind: live.every(({ kind }) => kind === first.kind) ? first.kind : null,
    helper: live.every(({ helper }) => helper === first.helper) ? first.helper : null,
  };
}

/** The choice for a new blocker: what was chosen, else what the words show; `people`: those whom an `@name` in them may mean. */
export function choiceFor(
  line: BlockerLine,
  chosen: BlockerChoice,
  people: readonly Named[],
): { kind: BlockerKind; helper: UserId | null } {
  const kind = chosen.kind ?? (line.doubt === 'review' || line.doubt === 'link' ? 'review' : kindOf(line.text));
  return { kind, helper: chosen.helper ?? handlesIn(line.text, labelsOf(people))[0] ?? null };
}

/**
 * What a known blocker of an answer becomes by the choice on its form.
 *
 * shown: what the form had been filled with; a field that still says so changes nothing.
 */
export function choiceOver(
  blocker: Blocker,
  shown: BlockerChoice,
  chosen: BlockerChoice,
): Pick<Blocker, 'kind' | 'helper'> {
  return {
    kind: chosen.kind === shown.kind || chosen.kind === null ? blocker.kind : chosen.kind,
    helper: chosen.helper === shown.helper ? blocker.helper : chosen.helper,
  };
}
