const LIST_MARK = /^[\s]*(?:[-*•]|\d{1,3}[.)])\s+/u;
/** Headings that a typed answer may use; they become labels of their own. */
const HEADING =
  /^\s*[*_#]*\s*(?:done|did|finished|completed|plans?|next|today|doing|blockers?|blocked|blocking|stuck|evidence|learned|measured|results?)\s*[*_]*\s*[:：]\s*[*_]*/iu;
const UNSEEN = /[\s\p{Cc}\p{Cf}]/gu;

/** All words in a message's blocks, one after the other, as a reader sees them. */
export function wordsIn(blocks: unknown): string {
  if (Array.isArray(blocks)) return blocks.map(wordsIn).join('\n');
  if (typeof blocks !== 'object' || blocks === null) return '';
  return Object.entries(blocks)
    .map(([key, value]) => (key === 'text' && typeof value === 'string' ? value : wordsIn(value)))
    .join('');
}

/** The lines of what somebody said that are not found in `shown`; white space and list marks aside, which Slack draws itself. */
export function missingLines(said: string, shown: string): readonly string[] {
  const there = squash(shown);
  return said
    .split(/\r\n?|\n/)
    .filter((line) => squash(line) !== '')
    .filter((line) => !there.includes(squash(line.replace(HEADING, '').replace(LIST_MARK, ''))))
    .filter((line) => !there.includes(squash(line.replace(LIST_MARK, ''))));
}

const squash = (text: string): string => text.toWellFormed().replace(UNSEEN, '');
