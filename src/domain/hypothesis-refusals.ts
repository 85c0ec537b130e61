import type { Advice, DataItem, Ending, Outcome } from './hypothesis.ts';
import { hypothesisId } from './hypothesis.ts';
import type { Missing } from './hypothesis-ready.ts';
import type { UserId } from './ids.ts';
import { dateInWords } from './time-words.ts';
import type { LocalDate } from './time.ts';

/** Why a step is not taken. */
export type Refusal =
  | { readonly kind: 'over'; readonly end: Ending }
  | { readonly kind: 'not-ready'; readonly missing: readonly Missing[] }
  | { readonly kind: 'not-decider'; readonly decider: UserId }
  | { readonly kind: 'needs-reason'; readonly advice: Advice }
  | {
      readonly kind:
        | 'unknown'
        | 'not-yours'
        | 'not-owner'
        | 'not-a-participant'
        | 'started'
        | 'not-started'
        | 'not-running'
        | 'not-paused'
        | 'not-shipped'
        | 'no-working-days'
        | 'ends-before-today'
        | 'decision-due'
        | 'no-change'
        | 'nothing-proposed'
        | 'same-person'
        | 'decider-is-owner'
        | 'decider-unknown'
        | 'one-rebet'
        | 'goes-on'
        | 'nothing-due'
        | 'time-over'
        | 'guessed'
        | 'no-guess-now'
        | 'known-reading'
        | 'reading-ahead'
        | 'unknown-reading'
        | 'not-your-reading'
        | 'withdrawn';
    };

export const OUTCOME_WORDS: Readonly<Record<Ending['outcome'], string>> = {
  ship: 'Ship',
  pivot: 'Pivot',
  stop: 'Stop',
  inconclusive: 'Inconclusive',
  invalid: 'Invalid',
  'stopped-early': 'Stopped early',
};

/** How a bet ended, in a word or three. */
export const outcomeInWords = ({ outcome, by }: { readonly outcome: Outcome; readonly by: string | null }): string =>
  by !== null ? OUTCOME_WORDS[outcome] : `${outcome === 'stop' ? 'Stopped' : OUTCOME_WORDS[outcome]} by default`;

/** What each data item is called. */
export const DATA_WORDS: Readonly<Record<DataItem, string>> = {
  source: 'where the data comes from',
  licence: 'its licence',
  'personal-data': 'personal data in it',
  size: 'its size',
  labels: 'its labels',
  owner: 'who owns it',
};

/** One sentence on why a step is not taken, and what to do next. `nameOf`: the name of a person. */
export function refusalInWords(refusal: Refusal, number: number, nameOf: (user: UserId) => string): string {
  const id = hypothesisId(number);
  switch (refusal.kind) {
    case 'over':
      return `${id} was decided on ${dateInWords(refusal.end.at.slice(0, 10) as LocalDate)}: ${outcomeInWords(refusal.end)}. A decision stays as it is; \`/hypothesis new\` opens another bet.`;
    case 'not-ready':
      return `${id} cannot start yet: ${refusal.missing.map(missingInWords).join('; ')}. Press Edit to complete it.`;
    case 'not-decider':
      return `${id} is decided by ${nameOf(refusal.decider)}, who was named when it was agreed. Ask them; its owner and the leads can name another on its card.`;
    case 'needs-reason':
      return `The rule that was agreed at the start says ${refusal.advice}. Against it, write the reason here; a second person then has to agree.`;
    default:
      return PLAIN[refusal.kind](id);
  }
}

const PLAIN: Readonly<
  Record<Exclude<Refusal['kind'], 'over' | 'not-ready' | 'not-decider' | 'needs-reason'>, (id: string) => string>
> = {
  unknown: (id) => `There is no bet ${id} here. \`/hypothesis list\` shows those of this channel.`,
  'not-yours': (id) => `${id} belongs to somebody else. Its owner, the leads and the decision owner may change it.`,
  'not-owner': (id) =>
    `How ${id} goes is for its owner to say. What speaks for or against it is anybody’s: mark a message as evidence.`,
  'not-a-participant': (id) => `${id} belongs to a project that you are not in. Join its channel first.`,
  started: (id) => `${id} has already started. \`/hypothesis show ${id}\` tells how it stands.`,
  'not-started': (id) => `${id} has not started yet. Press Start on its card once its checklist is complete.`,
  'not-running': (id) => `${id} is not running at present. \`/hypothesis show ${id}\` tells how it stands.`,
  'not-paused': (id) => `${id} is not paused. \`/hypothesis show ${id}\` tells how it stands.`,
  'not-shipped': (id) => `${id} was not shipped, so there is nothing to watch.`,
  'no-working-days': (id) =>
    `The owner of ${id} has no working day ahead on which it could end. Give an end date, or another owner.`,
  'ends-before-today': (id) => `With that, ${id} would have ended before today. Choose a later end.`,
  'decision-due': (id) =>
    `A decision on ${id} is due; its terms no longer change, but for who decides. \`/hypothesis decide ${id}\` takes it.`,
  'no-change': (id) => `Nothing of ${id} is different.`,
  'nothing-proposed': (id) => `No decision on ${id} waits for a second person.`,
  'same-person': (id) => `The second person must be another than who decided. Ask somebody else to agree on ${id}.`,
  'decider-is-owner': (id) => `Somebody else than the owner of ${id} has to decide at the end. Choose another person.`,
  'decider-unknown': () => 'They are not there in any project of mine. Choose somebody who is.',
  'one-rebet': (id) =>
    `${id} is already a re-bet, and the same bet is made anew only once. Pivot, stop, or open another bet.`,
  'goes-on': () =>
    'The bet that this goes on from has gone on already. `/hypothesis show` with its number tells as which.',
  'nothing-due': (id) => `No decision on ${id} is due at present. \`/hypothesis show ${id}\` tells how it stands.`,
  'time-over': (id) =>
    `The time of ${id} is over, and it is never extended in silence. Decide it; a re-bet gives it new time.`,
  guessed: (id) => `Your guess on ${id} is kept; the first one stands. All are shown when it is decided.`,
  'no-guess-now': (id) => `Guesses on ${id} are taken before its first reading only, so that all are blind.`,
  'known-reading': (id) => `${id} has this reading already, so nothing was added.`,
  'reading-ahead': (id) => `A reading of ${id} cannot be from the future. Give the moment it was measured.`,
  'unknown-reading': (id) => `${id} has no such reading. Its card shows those it has.`,
  'not-your-reading': (id) =>
    `That reading of ${id} was logged by somebody else. They, the owner, the decision owner and the leads can take it back.`,
  withdrawn: (id) => `That reading of ${id} was taken back already, so nothing changed.`,
};

function missingInWords(missing: Missing): string {
  switch (missing.what) {
    case 'data':
      return `the data-readiness checklist lacks ${missing.items.map((item) => DATA_WORDS[item]).join(', ')}`;
    case 'decider-is-owner':
      return 'the decision owner must be another person than the owner';
    case 'target-met':
      return 'the baseline already reaches the target';
    case 'target-too-near':
      return `the target is within chance of the baseline; they must be at least ${Number(missing.least.toPrecision(2))} apart`;
    case 'end-past':
      return 'its last day is not in the future';
    case 'end-off':
      return 'its owner does not work on its last day';
  }
}
