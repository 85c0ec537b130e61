import { withoutNone } from '#domain/blocker-words.ts';
import type { DigestMessage } from '#domain/message.ts';
import type { StandupQuestion } from '#domain/prompt.ts';
import { blockerFacts, blockerTitle } from './blocker-line.ts';
import { clean, isBlank, oneLine, personName } from './kit.ts';

type Part = StandupQuestion | 'reviews';

/** In the order people need them; `share`: characters for everybody's words together. */
export const PARTS = [
  { field: 'blockers', title: 'Blockers', share: 3500 },
  { field: 'reviews', title: 'Waiting for a review', share: 600 },
  { field: 'done', title: 'Done', share: 2500 },
  { field: 'plan', title: 'Next', share: 1500 },
  { field: 'evidence', title: 'Learned or measured', share: 1000 },
] as const satisfies readonly { field: Part; title: string; share: number }[];

/** Characters for what everybody said to one of the project's own questions. */
const OWN_SHARE = 500;

/** The parts of a digest: those that every project has, and one for each of its own questions that somebody answered. */
export function partsOf(
  message: DigestMessage,
): { title: string; share: number; entries: Entry[]; field: Part | null }[] {
  const asked = message.answers.flatMap(({ words }) => (words.asked ?? []).map(({ question }) => question));
  const own = [...new Set(asked)].map((question) => ({
    title: oneLine(question, 150, '–'),
    share: OWN_SHARE,
    entries: ownEntries(message, question),
    field: null,
  }));
  return [
    ...PARTS.map(({ field, title, share }) => ({ field, title, share, entries: entriesOf(message, field) })),
    ...own,
  ];
}

function ownEntries({ answers }: DigestMessage, question: string): Entry[] {
  return answers.flatMap(({ name, words, late }) => {
    const said = words.asked?.find((one) => one.question === question);
    const text = clean(said?.text ?? '').trim();
    return isBlank(text) ? [] : [{ name: personName(name), late: late ? ' (late)' : '', text }];
  });
}

/** What one person said in one part. */
export interface Entry {
  /** With `(late)` where they were. */
  readonly name: string;
  readonly late: string;
  readonly text: string;
}

/** What everybody said in one part, in the order they answered; of blockers all that are open. */
export function entriesOf(message: DigestMessage, field: Part): Entry[] {
  if (field === 'reviews') {
    return (message.reviews ?? []).map(({ name, text }) => ({
      name: personName(name),
      late: '',
      text: clean(text).trim(),
    }));
  }
  if (field === 'blockers' && message.blockers) {
    return message.blockers.map((look) => ({
      name: blockerTitle(look),
      late: ` (${blockerFacts(look)})`,
      text: clean(look.text).trim(),
    }));
  }
  return message.answers.flatMap(({ name, words, late }) => {
    const said = field === 'blockers' || field === 'evidence' ? withoutNone(words[field]) : words[field];
    const text = clean(said).trim();
    return isBlank(text) ? [] : [{ name: personName(name), late: late ? ' (late)' : '', text }];
  });
}
