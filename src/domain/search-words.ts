/** Words that say nothing about what a text is about. */
const EMPTY = new Set(
  'a an and are as at be been but by can could did do does for from had has have how if in into is it its me more most my no not of on or our should so than that the their them then there these they this to us was we were what when which who will with would you your believe'.split(
    ' ',
  ),
);
const MOST_WORDS = 24;

/**
 * The words of a text by which others like it are found: letters and digits only, in lower case, each once.
 *
 * returns: at most 24, in their order; none where the text has only words such as "the".
 */
export function searchWords(text: string): string[] {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const telling = words.filter((word) => !EMPTY.has(word) && (word.length > 1 || /[^a-z]/.test(word)));
  return [...new Set(telling)].slice(0, MOST_WORDS);
}
