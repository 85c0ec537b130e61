import { isEmpty, NO_WORDS } from './answer.ts';
import { withoutNone } from './blocker-words.ts';
import type { DigestMessage, DigestPart } from './digest-message.ts';
import type { AnswerWords } from './prompt.ts';
import type { ClaimKind } from './summary.ts';

type Said = DigestMessage['answers'][number];

/**
 * What the digest shows whole of everybody together to each question or of each kind, and of one person, whatever else is in it; a test
 * compares it with its look. units: characters
 */
const WHOLE = { done: 1700, plan: 1000, blockers: 2400, evidence: 700, other: 350, each: 500 } as const;
const LINES_WHOLE = 8;
/** The same by weight: its lists, names and links take room as well. units: characters of the blocks as JSON */
const WEIGHT_WHOLE = 8_000;
const ENTRY = 150;
const LINK = 190;
/** One message of the rest. */
const PART_ROOM = 9_000;
const PART_BLOCKS = 40;
const BLOCK = 2_500;
const PER_FIELD = 120;
const LINE = 60;
const FIELDS = ['done', 'plan', 'blockers', 'evidence'] as const;
/** Nobody reads more messages; whoever is in none of them is counted. */
const PARTS_MAX = 40;

const OF_KIND: Readonly<Record<ClaimKind, keyof typeof WHOLE>> = {
  progress: 'done',
  plan: 'plan',
  blocker: 'blockers',
  metric: 'evidence',
  ask: 'other',
  risk: 'other',
  decision: 'other',
};
const LABELS = { ask: 'Asks', risk: 'At risk', decision: 'Decided' } as const;

/** What an answer says in a digest, question by question: its words, or the lines that were made of them. */
export function saidIn({ words, lines }: Pick<Said, 'words' | 'lines'>): AnswerWords {
  if (!lines) return { ...words, blockers: withoutNone(words.blockers), evidence: withoutNone(words.evidence) };
  const of = (kind: ClaimKind): string =>
    lines
      .filter((line) => line.kind === kind)
      .map(({ text }) => text)
      .join('\n');
  const asked = (Object.keys(LABELS) as (keyof typeof LABELS)[]).flatMap((kind) =>
    of(kind) === '' ? [] : [{ question: LABELS[kind], kind: 'text' as const, text: of(kind) }],
  );
  const four = { done: of('progress'), plan: of('plan'), blockers: of('blocker'), evidence: of('metric') };
  return { ...four, asked: [...asked, ...(words.asked ?? [])] };
}

/**
 * What goes on from a digest in its thread, so that nothing is lost where one message does not hold it all: each person whole whose words
 * stand nowhere else as they are told here. Nothing where it shows them whole, or where they stand in the thread already.
 */
export function digestParts(message: DigestMessage): DigestPart[] {
  const { projectName, date, answers, posting } = message;
  if (message.withheld || message.unchanged || isWhole(message)) return [];
  const only = posting ? answers : answers.filter(({ lines }) => lines !== undefined);
  const groups = packed(only);
  const kept = groups.slice(0, PARTS_MAX);
  const more = groups.slice(PARTS_MAX).flat().length;
  return kept.map((those, place) => ({
    kind: 'digest-part',
    projectName,
    date,
    number: place + 1,
    of: kept.length,
    answers: those,
    more: place === kept.length - 1 ? more : 0,
  }));
}

function isWhole({ answers }: DigestMessage): boolean {
  const sums = new Map<string, number>();
  let weight = 0;
  for (const answer of answers) {
    for (const { share, text } of fieldsOf(answer)) {
      if (text.length > WHOLE.each || text.split('\n').length > LINES_WHOLE) return false;
      sums.set(share, (sums.get(share) ?? 0) + text.length);
      weight += text.length + ENTRY * text.split('\n').length + (answer.link === undefined ? 0 : LINK);
    }
  }
  const fits = ([share, sum]: readonly [string, number]): boolean =>
    sum <= (share in WHOLE ? WHOLE[share as keyof typeof WHOLE] : WHOLE.other);
  return weight <= WEIGHT_WHOLE && [...sums].every(fits);
}

function fieldsOf(answer: Said): { readonly share: string; readonly text: string }[] {
  const own = (answer.words.asked ?? []).map(({ question, text }) => ({ share: question, text }));
  if (answer.lines) {
    const kinds = Map.groupBy(answer.lines, ({ kind, group }) => (group === null ? OF_KIND[kind] : `theme ${group}`));
    const told = [...kinds].map(([share, lines]) => ({ share, text: lines.map(({ text }) => text).join('\n') }));
    return [...told, ...own];
  }
  const { done, plan, blockers, evidence } = saidIn(answer);
  return [
    ...Object.entries({ done, plan, blockers, evidence }).map(([share, text]) => ({ share, text })),
    ...own,
  ].filter(({ text }) => text.trim() !== '');
}

function packed(answers: readonly Said[]): Said[][] {
  const groups: Said[][] = [];
  let [room, blocks] = [0, 0];
  for (const answer of answers.flatMap(piecesOf)) {
    const { weight, many } = sizeOf(answer);
    if (groups.length === 0 || weight > room || many > blocks)
      [groups[groups.length], room, blocks] = [[], PART_ROOM, PART_BLOCKS];
    groups.at(-1)?.push(answer);
    [room, blocks] = [room - weight, blocks - many];
  }
  return groups;
}

function sizeOf(answer: Said): { readonly weight: number; readonly many: number } {
  const { asked = [], ...four } = saidIn(answer);
  const texts = [...Object.values(four), ...asked.map(({ text }) => text)].filter((text) => text.trim() !== '');
  const weight = texts.reduce(
    (sum, text) => sum + text.length * 1.2 + PER_FIELD + text.split('\n').length * LINE,
    ENTRY + LINK,
  );
  return { weight, many: texts.reduce((sum, text) => sum + Math.ceil(text.length / BLOCK), 1) };
}

/** Whoever wrote more than one message holds has a piece for each question. */
function piecesOf(answer: Said): Said[] {
  if (answer.lines || sizeOf(answer).weight <= PART_ROOM) return [answer];
  const { asked = [], ...four } = answer.words;
  const pieces: AnswerWords[] = FIELDS.map((field) => ({ ...NO_WORDS, [field]: four[field] }));
  if (asked.length > 0) pieces.push({ ...NO_WORDS, asked });
  return pieces.filter((words) => !isEmpty(words)).map((words) => ({ ...answer, words }));
}
