import { blockerLines } from './blocker-words.ts';
import { addresseeOf, handlesIn, labelsOf, type Labels, type Named } from './handles.ts';
import type { ProjectId, UserId, WorkspaceId } from './ids.ts';
import type { AnswerWords } from './prompt.ts';
import { markOf } from './review.ts';
import type { Instant, LocalDate } from './time.ts';

/** Something that one person asked another by name in a standup. Its words stay in the answer and nowhere else. */
export interface Ask {
  readonly workspace: WorkspaceId;
  /** Counted per workspace; people say `Q3`. */
  readonly number: number;
  readonly project: ProjectId;
  /** Who asked, in the answer of that date. */
  readonly asker: UserId;
  readonly date: LocalDate;
  readonly asked: UserId;
  /** Of its line, as `asksIn` makes it. */
  readonly mark: string;
  readonly askedAt: Instant;
  readonly state: AskState;
}

/** `withdrawn`: an edit of the answer took it back. */
export type AskState =
  | { readonly is: 'open' }
  | { readonly is: 'answered' | 'withdrawn'; readonly by: UserId; readonly at: Instant };

/** What an ask is called to people. */
export const askId = (number: number): string => `Q${number}`;

/** A line that asks somebody something. `text`: as typed, without its list mark. */
export interface AskLine {
  readonly text: string;
  readonly mark: string;
  readonly asked: UserId;
}

const LIST_MARK = /^\s*(?:[-*•–—]+|\d{1,3}[.)])\s+/;
const SENTENCES = /(?<=[.!?。？])\s+/u;
const NOTHING_ASKED = /\b(?:no (?:longer )?need|not need|don(?:'|’)?t need|no longer (?:waiting|blocked))\b/i;
const WISH =
  /[?？]["”')\]]*\s*$|\b(?:could|can|would|will) you\b|\bplease\b|\b(?:needs?|want|await(?:ing)?|request(?:ing)?) (?:an? |your |the |some )?(?:re-?)?(?:review|feedback|input|help|decision|answer|approval|word|sign-?off|ok)\b|\b(?:needs?|waiting|waits) (?:for |on |from )?(?:@|<@)|\b(?:review|decision|answer|feedback|input|approval|sign-?off) (?:needed|wanted|please|from)\b/i;
/** A longer line is a report, whatever it asks in the middle. units: characters */
const LINE_MAX = 600;

/**
 * What an answer asks others by name: lines outside the blockers that name somebody with an @, or begin with their name and a comma or
 * colon, and ask for something; and lines among the blockers that are said not to block, or may not. A name that two people have names nobody.
 *
 * people: those of the project, the writer aside.
 */
export function asksIn(words: AnswerWords, people: readonly Named[]): AskLine[] {
  const own = (words.asked ?? []).filter(({ kind }) => kind === 'text').map(({ text }) => text);
  const labels = labelsOf(people);
  const found = new Map<string, AskLine>();
  const keep = (text: string, asked: readonly UserId[]): void => {
    const mark = markOfLine(text);
    for (const user of asked) found.set(`${user} ${mark}`, { text, mark, asked: user });
  };
  for (const text of [words.done, words.plan, words.evidence, ...own].flatMap(linesIn))
    keep(text, askedIn(text, labels));
  // Whoever is named in a request for a review is asked, however it is put.
  for (const { text, doubt } of blockerLines(words.blockers))
    if (doubt !== null) for (const line of linesIn(text)) keep(line, handlesIn(line, labels));
  return [...found.values()];
}

/** The line of an answer that an ask stands in; null: it, or its words, are gone. */
export function lineOf(words: AnswerWords, mark: string): string | null {
  const { asked = [], ...four } = words;
  const lines = [...Object.values(four), ...asked.map(({ text }) => text)].flatMap(linesIn);
  return lines.find((text) => markOfLine(text) === mark) ?? null;
}

/** Those of `people` whom an answer names with an @. */
export function namedIn(words: AnswerWords, people: readonly Named[]): UserId[] {
  const { asked = [], ...four } = words;
  const text = [...Object.values(four), ...asked.map((one) => one.text)].join('\n');
  const labels = labelsOf(people);
  return [...new Set(handlesIn(text, labels))];
}

const linesIn = (text: string): string[] => text.split(/\r\n?|\n/).map((line) => line.replace(LIST_MARK, '').trim());
const markOfLine = (text: string): string => markOf({ text, quote: '' });

function askedIn(line: string, labels: Labels): UserId[] {
  if (line.length > LINE_MAX || NOTHING_ASKED.test(line)) return [];
  const sentences = line.split(SENTENCES);
  const addressed = addresseeOf(line, labels);
  if (addressed !== null) return sentences.some((sentence) => WISH.test(sentence)) ? [addressed] : [];
  return [...new Set(sentences.filter((sentence) => WISH.test(sentence)).flatMap((one) => handlesIn(one, labels)))];
}
