import { withoutNone } from '#domain/blocker-words.ts';
import { hypothesisId } from '#domain/hypothesis.ts';
import { chanceInWords } from '#domain/hypothesis-numbers.ts';
import type { DigestLine, DigestMessage } from '#domain/message.ts';
import { blockerFacts, blockerTitle } from './blocker-line.ts';
import { clean, isBlank, oneLine, personName } from './kit.ts';
import { signalSays } from './risk-nudge.ts';

/** What somebody says in a part of the digest. */
export interface Entry {
  readonly name: string;
  /** What stands behind the name, such as ` (late)`. */
  readonly late: string;
  readonly text: string;
  /** Where it stands whole; absent: nowhere that can be linked to. */
  readonly link?: string;
}

export interface Part {
  readonly title: string;
  /** Characters for everybody's words together. */
  readonly share: number;
  readonly entries: readonly Entry[];
  readonly isBlockers: boolean;
}

type Field = 'done' | 'plan' | 'evidence';
type Kind = DigestLine['kind'];
type Said = DigestMessage['answers'][number];

/** Characters for what everybody said to one of the project's own questions. */
const OWN_SHARE = 500;
/** Characters for all that a model found a theme for. */
const THEMES_SHARE = 1500;

/** The parts in the order in which people need them, those without anything to say as well. */
export function partsOf(message: DigestMessage): Part[] {
  const themes = message.summary?.themes ?? [];
  return [
    part('Blockers', 3500, [...blockers(message), ...ofKind(message, ['blocker'])], true),
    part('Bets at risk', 600, risks(message)),
    part('Asks', 600, ofKind(message, ['ask'])),
    part('At risk', 600, ofKind(message, ['risk'])),
    part('Waiting for a review', 600, reviews(message)),
    part('Decided', 600, ofKind(message, ['decision'])),
    ...themes.map((title, place) =>
      part(oneLine(title, 60, 'Also'), THEMES_SHARE / themes.length, ofKind(message, ['progress', 'plan'], place)),
    ),
    part('Done', 2500, ofField(message, 'done', ['progress'])),
    part('Next', 1500, ofField(message, 'plan', ['plan'])),
    part('Learned or measured', 1000, ofField(message, 'evidence', ['metric'])),
    ...ownParts(message),
  ].filter(({ entries, isBlockers }) => isBlockers || entries.length > 0);
}

/** What was said to each of the project's own questions that somebody answered. */
function ownParts({ answers }: DigestMessage): Part[] {
  const asked = answers.flatMap(({ words }) => (words.asked ?? []).map(({ question }) => question));
  return [...new Set(asked)].map((question) =>
    part(
      oneLine(question, 150, '–'),
      OWN_SHARE,
      answers.flatMap((answer) =>
        entryOf(answer, answer.words.asked?.find((one) => one.question === question)?.text ?? ''),
      ),
    ),
  );
}

const part = (title: string, share: number, entries: readonly Entry[], isBlockers = false): Part => ({
  title,
  share,
  entries,
  isBlockers,
});

function blockers(message: DigestMessage): Entry[] {
  if (!message.blockers)
    return message.answers.flatMap((answer) => entryOf(answer, withoutNone(answer.words.blockers)));
  return message.blockers.map((look) => ({
    name: blockerTitle(look),
    late: ` (${blockerFacts(look)})`,
    text: clean(look.text).trim(),
  }));
}

const risks = (message: DigestMessage): Entry[] =>
  (message.risks ?? []).map(({ number, belief, score, signals, link }) => ({
    name: `${hypothesisId(number)} · ${oneLine(belief, 80, 'no words')}`,
    late: ` (${chanceInWords(score)} likely to be late)`,
    text: signals.map((signal) => oneLine(signalSays(signal, hypothesisId(number)), 300, '–')).join(' '),
    ...(link === null ? {} : { link }),
  }));

const reviews = (message: DigestMessage): Entry[] =>
  (message.reviews ?? []).map(({ name, text }) => ({ name: personName(name), late: '', text: clean(text).trim() }));

/** What people wrote into a field, or the lines of those kinds where a summary has lines of theirs. */
const ofField = ({ answers }: DigestMessage, field: Field, kinds: readonly Kind[]): Entry[] =>
  answers.flatMap((answer) => {
    if (answer.lines) return entryOf(answer, linesIn(answer.lines, kinds, null));
    return entryOf(answer, field === 'evidence' ? withoutNone(answer.words[field]) : answer.words[field]);
  });

const ofKind = ({ answers }: DigestMessage, kinds: readonly Kind[], theme: number | null = null): Entry[] =>
  answers.flatMap((answer) => (answer.lines ? entryOf(answer, linesIn(answer.lines, kinds, theme)) : []));

const linesIn = (lines: readonly DigestLine[], kinds: readonly Kind[], theme: number | null): string =>
  lines
    .filter(({ kind, group }) => kinds.includes(kind) && group === theme)
    .map(({ text, doubt }) => `${oneLine(text, 300, '–')}${doubt ? ` (${doubt.toLowerCase()} confidence)` : ''}`)
    .join('\n');

function entryOf({ name, late, link, guest }: Said, said: string): Entry[] {
  const text = clean(said).trim();
  if (isBlank(text)) return [];
  const marks = [...(guest ? ['guest'] : []), ...(late ? ['late'] : [])];
  const behind = marks.length > 0 ? ` (${marks.join(', ')})` : '';
  return [{ name: personName(name), late: behind, text, ...(link === undefined ? {} : { link }) }];
}
