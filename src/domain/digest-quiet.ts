import { withoutNone } from './blocker-words.ts';
import type { UpdateKind } from './blocker.ts';
import type { AnswerWords } from './prompt.ts';

/** What people write when a field has no news in it, without punctuation. */
const AS_BEFORE =
  /^(?:(?:no|nothing) (?:news?|updates?|changes?|changed|much)|(?:still )?(?:the )?same(?: (?:plan|thing|things|work|here))?(?: (?:as|like) (?:before|yesterday|last (?:time|week)|friday))?|as (?:before|yesterday)|unchanged|ditto|continuing|wip)$/u;

/** What happened to a blocker is news, unless it only says that it stands still, or the bot itself did it. */
const NO_NEWS: ReadonlySet<UpdateKind> = new Set(['still', 'escalated']);

/** Whether a change of a blocker is news to its team. */
export const isNews = (what: UpdateKind): boolean => !NO_NEWS.has(what);

/** Whether an answer says nothing new but for its plan, which only tells something beside the one of last time. */
export function onlyPlans({ done, blockers, evidence, asked = [] }: AnswerWords): boolean {
  return [done, blockers, evidence, ...asked.map(({ text }) => text)].every(isNothing);
}

/** Whether a plan is none, or the one of last time in the same words. `last`: empty: there was none. */
export function samePlan(plan: string, last: string): boolean {
  return isNothing(plan) || folded(plan) === folded(last);
}

function isNothing(text: string): boolean {
  const lines = withoutNone(text)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.every((line) => AS_BEFORE.test(folded(line)));
}

/** In small letters, with one blank for whatever is no letter and no figure. */
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{So}\p{Sc}%+<>=-]+/gu, ' ')
    .replace(/(^| )-+(?= |$)/g, '$1')
    .replace(/ +/g, ' ')
    .trim();
