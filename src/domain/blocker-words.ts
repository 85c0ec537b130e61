import { isNone } from './blocker-none.ts';

/** Signs that say all is well. Any other emoji might not. */
const FINE = /[✅☑✔👍👌🙂😀😊🎉🥳🚀✨🙌👏😎😄😁😃😆🎊💯🙏❤💪🟢💚☀🌴🌞🎈😌🤗😇☺😉🆗🤷♂♀🌈⭐🌟]\ufe0f?/gu;
const LIST_MARK = /^[\s\p{Cf}]*(?:[-*•–—]+|\d{1,3}[.)])(?=[\s\p{Cf}]|$)/u;

/** A line struck out (`~done~`) is taken back; `{?}` and the like were left standing in a template. */
const TAKEN_BACK = /^\s*(?:[-*•–—]+\s+)?(?:~{1,2}[^~\n]+~{1,2}|\{[?.… ]*\})\s*$/u;

/** Whether `text` names no blocker: every line is empty, a dash, or a word such as `none`, `n/a` or `no blockers`. */
export function saysNone(text: string): boolean {
  return withoutNone(text) === '';
}

/** The text without the lines that only say there is no blocker; the other lines as they were typed. */
export function withoutNone(text: string): string {
  const kept = text.split(/\r\n?|\n/).filter((line) => !isNothing(line));
  return kept.join('\n');
}

function isNothing(line: string): boolean {
  if (TAKEN_BACK.test(line)) return true;
  const said = line
    .normalize('NFKC')
    .toLowerCase()
    .replace(LIST_MARK, '')
    .replace(FINE, ' ')
    .replace(/[\u{1f3fb}-\u{1f3ff}]|\ufe0f|\u200d/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}\p{So}/?]+/gu, ' ')
    .replace(/[/ ]*\/[/ ]*/g, '/') // runs first: looked for at the end, a long one is tried from each of its signs
    .replace(/^[/ ]+|[/ ]+$/g, '')
    .replace(/^n a$/, 'na');
  return isNone(said); // a question mark stays: "none?" wants an answer
}

/** One thing that is in somebody's way, as they typed it, without its list mark. `doubt`: why it may be none; null: it is one. */
export interface BlockerLine {
  readonly text: string;
  readonly doubt: Doubt | null;
}

/** `review`: it only asks for a review; `link`: it is a link and nothing more; `soft`: it says itself that it hardly blocks. */
export type Doubt = 'review' | 'link' | 'soft';

/**
 * The blockers in what was typed into the field: one per line, however it is marked as a list; lines indented deeper
 * belong to the one above, and lines that only say "none" are left out.
 */
export function blockerLines(text: string): BlockerLine[] {
  const found: { indent: number; lines: string[] }[] = [];
  let open = false;
  for (const line of text.split(/\r\n?|\n/)) {
    const indent = indentOf(line);
    const last = found.at(-1);
    if (line.trim() === '') open = false;
    else if (isNothing(line)) continue;
    else if (open && last && indent > last.indent) last.lines.push(line.trim());
    else {
      found.push({ indent, lines: [line.replace(LIST_MARK, '').trim()] });
      open = true;
    }
  }
  return found.map(({ lines }) => lines.join('\n')).map((said) => ({ text: said, doubt: doubtOf(said) }));
}

const indentOf = (line: string): number =>
  (/^[ \t\u00a0\u3000]*/.exec(line)?.[0] ?? '').replaceAll('\t', '    ').length;

// Begun only where a word begins: tried at each letter of a long one, it takes longer than anybody waits.
const LINKS = /\[([^[\]\n]*)\]\([^()\s]*\)|<?https?:\/\/[^\s>]+>?|(?<![\w.-])(?:[\w.-]+\/)?[\w.-]*#\d+/giu;
/** Words that only introduce a link. */
const AROUND_LINKS = new Set(
  'pr prs mr mrs pull merge request requests issue issues ticket tickets see here link links and or also the this my for'.split(
    ' ',
  ),
);
const REVIEW = /\b(?:re-?)?reviews?\b|\bcode-?review\b|\blgtm\b/u;
const WISH = /\b(?:needs?|needing|get|to be|awaiting|waiting|missing|pending|please|wants?|final)\b/u;
const WISHED = /\b(?:approv(?:e|ed|al)|merg(?:e|ed|ing)|feedback|sign-?off)\b|^approve\b/u;
/** Whatever is said besides that stands in the way by itself; a change of others' that is waited for is a dependency. */
const IN_THE_WAY =
  /\b(?:block\w*|stuck|can(?:'|’)?t|cannot|unable|broken?|fail\w*|errors?|crash\w*|releas\w*|depend\w*|prevent\w*|until|deadline|reviewed by|waiting for [^,;]*\bto be (?:merged|approved))\b/u;
const SOFT =
  /\b(?:not|isn(?:'|’)?t|aren(?:'|’)?t|never) (?:(?:a|really|currently|yet|directly|an?|hard|actual|real|strictly) )*block\w*|\bno (?:rush|hurry)\b|\bnot urgent\b/u;

/** Why `text` may be no blocker although something was written; null: nothing says so. */
function doubtOf(text: string): Doubt | null {
  const links = text.match(LINKS) ?? [];
  const said = text.replace(LINKS, ' ').toLowerCase();
  const own = said.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !AROUND_LINKS.has(word));
  if (links.length > 0 && own.length === 0) return 'link';
  const soft = SOFT.test(said);
  if (IN_THE_WAY.test(said.replace(SOFT, ' '))) return soft ? 'soft' : null;
  if (REVIEW.test(said) || (WISHED.test(said) && (WISH.test(said) || /^\W*approve\b/u.test(said)))) return 'review';
  return soft ? 'soft' : null;
}
