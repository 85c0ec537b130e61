import { NO_WORDS } from '#domain/answer.ts';
import type { FollowUp } from '#domain/blocker-choice.ts';
import { betLine, STANCES, type BetSaid } from '#domain/hypothesis-said.ts';
import type { ProjectId } from '#domain/ids.ts';
import { readHandle, type AnswerWords } from '#domain/prompt.ts';
import type { LocalDate } from '#domain/time.ts';
import type { BlockerExtras } from '#flows/answer.ts';
import type { FormValues } from '#ports/doors.ts';
import { readKind, readUser, textOf } from './blocker.ts';

/** Which question of whose project. */
export type Handle = { readonly project: ProjectId; readonly date: LocalDate };

/** The fields of words that each section has. */
export const SENT_FIELDS = ['done', 'plan', 'blockers', 'evidence'] as const;

/** Which questions a form answers, in the order of its sections. */
export function readHandles(meta: string): Handle[] {
  const list: unknown = JSON.parse(meta);
  return Array.isArray(list) ? list.flatMap((text) => readHandle(String(text)) ?? []) : [];
}

function wordsOf(values: FormValues, project: ProjectId): AnswerWords | null {
  const words: Record<(typeof SENT_FIELDS)[number], string> = { ...NO_WORDS };
  for (const question of SENT_FIELDS) {
    const value = values[`${question}:${project}`];
    words[question] = typeof value === 'string' ? value : '';
  }
  return Object.values(words).some((text) => text.trim() !== '') ? words : null;
}

/** A section as it was sent: its words, null where there are none, and what it says of blockers. */
export interface Sent {
  readonly handle: Handle;
  readonly words: AnswerWords | null;
  readonly extras: BlockerExtras;
  /** Which items of the last plan are ticked; null: it has no boxes. */
  readonly ticked: readonly number[] | null;
  /** What the fields of their bets say. */
  readonly bets: readonly BetSaid[];
  /** What stands in the fields of the project's own questions, by their place. */
  readonly own: ReadonlyMap<number, string>;
}

/** One section of the form, as it was sent. */
export function sectionOf(values: FormValues, handle: Handle): Sent {
  const { project } = handle;
  const choice = { kind: readKind(values[`kind:${project}`]), helper: readUser(values[`helper:${project}`]) };
  const followUps = Object.entries(values).flatMap(([field, value]): FollowUp[] => {
    const number = field.endsWith(`:${project}`) ? /^open-(\d+):/.exec(field)?.[1] : undefined;
    if (number === undefined) return [];
    const text = textOf(values[`open-text-${number}:${project}`]);
    const now = value === 'resolved' ? value : value === 'changed' && text.trim() !== '' ? value : 'still';
    return [{ number: Number(number), now, text }];
  });
  const boxes = values[`carry:${project}`];
  const ticked = boxes === undefined ? null : Array.isArray(boxes) ? boxes.map(Number) : [];
  const typed = wordsOf(values, project);
  const bets = betsIn(values, project);
  // Boxes alone are an answer too, and so are bets.
  const words = typed ?? ((ticked !== null && ticked.length > 0) || bets.length > 0 ? NO_WORDS : null);
  return { handle, words, extras: { choice, followUps }, ticked, bets, own: ownIn(values, project) };
}

/** What was said of each bet; of those about which nothing was said, nothing. */
function betsIn(values: FormValues, project: ProjectId): BetSaid[] {
  return Object.entries(values).flatMap(([field, text]): BetSaid[] => {
    const number = field.endsWith(`:${project}`) ? /^bet-text-(\d+):/.exec(field)?.[1] : undefined;
    if (number === undefined) return [];
    const stance = STANCES.find((one) => one === values[`bet-${number}:${project}`]) ?? null;
    const said = { number: Number(number), stance, text: textOf(text) };
    return betLine(said) === null ? [] : [said];
  });
}

function ownIn(values: FormValues, project: ProjectId): Map<number, string> {
  const found = new Map<number, string>();
  for (const [field, value] of Object.entries(values)) {
    const place = field.endsWith(`:${project}`) ? /^own-(\d+):/.exec(field)?.[1] : undefined;
    if (place !== undefined) found.set(Number(place), typeof value === 'string' ? value : '');
  }
  return found;
}

/** Whether anything stands in the fields of the project's own questions. */
export const saysOwn = ({ own }: Sent): boolean => [...own.values()].some((text) => text.trim() !== '');

/** The sections that were chosen to have it say what the first one says, blockers and all. */
export function copied(sections: readonly Sent[], chosen: FormValues[string] | undefined): Sent[] {
  const [first] = sections;
  const these = new Set(Array.isArray(chosen) ? chosen.map(String) : []);
  return sections.map((section) =>
    first && section !== first && these.has(section.handle.project)
      ? { ...section, words: first.words, ticked: null, extras: { ...section.extras, choice: first.extras.choice } }
      : section,
  );
}
