import type { AnswerWords } from './prompt.ts';

/** What Slack shows as boxes in one field. */
const MOST = 10;
const ITEM = /^[ \t]*(?:[-*•]|\d{1,3}[.)])[ \t]+(\S.*)$/;

/** The items of a plan that is a list, two at the least; none where it has other lines, or more than ten. */
export function planItems(plan: string): string[] {
  const lines = plan.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  const items = lines.map((line) => ITEM.exec(line)?.[1]?.trim() ?? '');
  return items.length < 2 || items.length > MOST || items.includes('') ? [] : items;
}

/**
 * The words with the items of the last plan in them: those that were ticked are done, with how many of all, and the others are carried
 * over into the plan. What somebody typed stands after them; an item that stands there already is not said twice.
 *
 * ticked: places of items, from 0.
 */
export function withCarried(words: AnswerWords, items: readonly string[], ticked: readonly number[]): AnswerWords {
  if (items.length === 0) return words;
  const done = items.filter((_, place) => ticked.includes(place));
  const left = items.filter((_, place) => !ticked.includes(place));
  const tally = done.length === 0 ? [] : [`${done.length} of ${items.length} planned done:`, ...done.map(asLine)];
  const carried = left.filter((item) => !words.plan.includes(item)).map(asLine);
  return { ...words, done: below(tally, words.done), plan: below(carried, words.plan) };
}

const asLine = (item: string): string => `- ${item}`;
const below = (lines: readonly string[], typed: string): string =>
  [...lines, ...(typed.trim() === '' ? [] : [typed])].join('\n');
