import { folded } from './summary-fold.ts';
import { remembered } from './summary-memory.ts';

/** At least this part of what a claim says must be said in what it cites. */
const LEAST = 0.7;
/** Nearby, some words may be missing: an update says at its top what all of it is about. */
const LEAST_NEAR = 0.6;
/** More words than this in a row that are nowhere there are a thought of the writer's own. */
const MOST_IN_A_ROW = 2;

const EMPTY = new Set(
  `a an the this that these those of to in on at by for from with into onto over under about after before during until till and or nor but so as if than then
  is are was were be been being am do does did has have had will would can could should may might must shall not no
  it its he she they them their theirs his her hers we us our ours you your yours i me my mine who whom whose which what when where why how there here
  also still just only very more most much many some any all both each every other another such same now new currently
  team person people member work worked working works update updates report reports reported reporting say says said saying mention mentions mentioned note notes noted
  continue continues continued continuing progress progressed made make makes making get gets got getting use uses used using via per
  finish finishes finished finishing complete completes completed completing done start starts started starting begin began
  plan plans planned planning next aim aims need needs needed want wants task tasks item items way well including include includes
  wait waits waiting blocked blocker blocking due because since while currently going go goes went take takes took taken`.split(
    /\s+/,
  ),
);

/** How much of `claim` its sources say, and the longest run of words that they do not. */
export interface Support {
  /** 0 to 1; 1 where there is nothing to look for. */
  readonly part: number;
  readonly longestRun: number;
}

/** Whether enough of what is claimed is said there. */
export const isSupported = ({ part, longestRun }: Support): boolean => part >= LEAST && longestRun <= MOST_IN_A_ROW;

/** Compares the words that carry meaning, by their stems; scripts without spaces by pairs of characters. */
export function supportOf(claim: string, sources: readonly string[]): Support {
  const said = contentOf(claim);
  if (said.length === 0) return { part: 1, longestRun: 0 };
  const stems = sources.map(stemsOf);
  const there = (word: string): boolean => stems.some(({ whole }) => whole.has(word));
  const begins = (word: string): boolean => stems.some(({ starts }) => starts.has(word));
  let run = 0;
  let longestRun = 0;
  let found = 0;
  for (const word of said) {
    const root = stem(word);
    const here = there(root) || (root.length >= 5 && begins(root.slice(0, 5)));
    run = here ? 0 : run + 1;
    found += here ? 1 : 0;
    longestRun = Math.max(longestRun, run);
  }
  return { part: found / said.length, longestRun };
}

const stemsOf = remembered((text) => {
  const whole = new Set(contentOf(text).map(stem));
  return { whole, starts: new Set(Array.from(whole, (word) => word.slice(0, 5))) };
}, 500);

const PIECES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+|[\p{L}\p{N}]+/gu;
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

function contentOf(text: string): string[] {
  return (folded(text).text.replace(/n't\b/g, ' not').match(PIECES) ?? []).flatMap((word) => {
    if (UNSPACED.test(word)) return pairs(word);
    return word.length < 2 || /^\d+$/.test(word) || EMPTY.has(word) ? [] : [word]; // numbers have their own check
  });
}

function pairs(word: string): string[] {
  const chars = Array.from(word);
  return chars.length < 2 ? chars : chars.slice(1).map((char, place) => `${chars[place]}${char}`);
}

/** Roughly: without the endings of English. */
function stem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  const bare = word
    .replace(/ies$/, 'y')
    .replace(/(?:ations?|ments?|ings?|edly|ed|ers?|ly|es|s)$/, '')
    .replace(/e$/, '');
  return (bare.length < 3 ? word : bare).replace(/([bdgmnprt])\1$/, '$1');
}

/** More than this far from its quote, the words of a long update are about something else. units: characters */
const NEAR = 300;

/** Whether a claim is said in the whole of what it cites and, where that is one text, near its quote. */
export function isSaid(
  claim: string,
  texts: readonly string[],
  place: { readonly text: string; readonly from: number; readonly to: number } | null,
): boolean {
  if (!isSupported(supportOf(claim, texts))) return false;
  if (place === null) return true;
  const around = place.text.slice(Math.max(0, place.from - NEAR), place.to + NEAR);
  const { part, longestRun } = supportOf(claim, [around, ...texts.filter((text) => text !== place.text)]);
  return part >= LEAST_NEAR && longestRun <= MOST_IN_A_ROW;
}
