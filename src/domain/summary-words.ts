import { folded } from './summary-fold.ts';
import { remembered } from './summary-memory.ts';

/** At least this part of what a claim says must be said in what it cites. */
const LEAST = 0.7;
/** Nearby, some words may be missing: an update says at its top what all of it is about. */
const LEAST_NEAR = 0.6;
/** More words than this in a row that are nowhere there are a thought of the writer's own. */
const MOST_IN_A_ROW = 1;

const EMPTY = new Set(
  `a an the this that these those of to in on at by for from with into onto over under about after before during until till and or nor but so as if than then
  is are was were be been being am do does did has have had will would can could should may might must shall not no
  it its he she they them their theirs his her hers we us our ours you your yours i me my mine who whom whose which what when where why how there here
  also still just only very more most much many some any all both each every other another such same now new currently
  team person people member work worked working works update updates report reports reported reporting say says said saying mention mentions mentioned note notes noted
  continue continues continued continuing progress progressed made make makes making get gets got getting use uses used using via per
  finish finishes finished finishing complete completes completed completing done start starts started starting begin began
  plan plans planned planning next aim aims need needs needed want wants task tasks item items way well including include includes
  wait waits waited waiting blocked blocker blocking due because since while currently going go goes went take takes took taken`.split(
    /\s+/,
  ),
);

/** How much of `claim` its sources say, and what they do not. */
export interface Support {
  /** 0 to 1; 1 where there is nothing to look for. */
  readonly part: number;
  /** Words in a row that are nowhere there. */
  readonly longestRun: number;
  /** A part of the sentence is new: it begins with a word of its own after a comma or an `and`, or none of its words are there. */
  readonly adds: boolean;
}

/** Whether enough of what is claimed is said there, and nothing is put behind it. */
export const isSupported = ({ part, longestRun, adds }: Support): boolean =>
  part >= LEAST && longestRun <= MOST_IN_A_ROW && !adds;

/** Words after which somebody else's thought may begin. */
const AND = /^(?:and|then|but|while|und|aber|et|mais|y|pero|ed?|ma|и|но|och|oraz|ve|[,;:.!?()–—])$/u;
const BESIDE =
  /^(?:in|into|to|at|by|with|for|from|on|onto|over|during|after|before|because|until|via|using|without|within|across|im|auf|für|mit|bei|nach|wegen|dans|pour|avec|sur|par|en|para|con|por|nel|per|в|на|для|с)$/u;
/** What has consequences is never another word for something else. */
const WEIGHS =
  /^(?:ship|deploy|releas|launch|publish|delet|remov|cancel|abandon|revert|reject|approv|sign|paid|pay|hir|fir|resign|quit|leak|promis|announc|sold|sell|solv|cur|verifi|certifi|guarante)(?:s|p|t|e|es|ed|ing|ped|ping|led|ling|ted|ting|al|ment|ation|ned|d|y|ied|ies)?$/;

/** Compares the words that carry meaning, by their stems; scripts without spaces by pairs of characters. */
export function supportOf(claim: string, sources: readonly string[]): Support {
  const said = saidIn(claim);
  if (said.every(({ words }) => words.length === 0)) return { part: 1, longestRun: 0, adds: false };
  const stems = sources.map(stemsOf);
  const isThere = (word: string): boolean => {
    const root = stem(word);
    return stems.some(({ whole, starts }) => whole.has(root) || (root.length >= 5 && starts.has(root.slice(0, 5))));
  };
  let run = 0;
  let longestRun = 0;
  let found = 0;
  let adds = false;
  for (const { words, after } of said) {
    const here = words.map(isThere);
    for (const is of here) {
      run = is ? 0 : run + 1;
      found += is ? 1 : 0;
      longestRun = Math.max(longestRun, run);
    }
    if (here.length === 0) continue;
    adds ||= words.some((word, place) => !here[place] && WEIGHS.test(word));
    adds ||= after !== 'start' && (!here.includes(true) || (after === 'and' && !here[0]));
  }
  return { part: found / said.reduce((sum, { words }) => sum + words.length, 0), longestRun, adds };
}

interface Part {
  readonly words: string[];
  /** What it comes after. */
  readonly after: 'start' | 'and' | 'beside';
}

/** The parts of a sentence with the words of each that carry meaning. */
function saidIn(claim: string): Part[] {
  const parts: Part[] = [{ words: [], after: 'start' }];
  for (const [token] of folded(claim.replace(STANDS_FOR, ' ')).text.replace(/n't\b/g, ' not').matchAll(TOKENS)) {
    const after = AND.test(token) ? 'and' : BESIDE.test(token) ? 'beside' : null;
    if (after === null) parts.at(-1)?.words.push(...contentOf(token));
    else if (parts.at(-1)?.words.length === 0 && parts.length > 1)
      parts[parts.length - 1] = { words: [], after: parts.at(-1)?.after === 'and' ? 'and' : after };
    else if ((parts.at(-1)?.words.length ?? 0) > 0) parts.push({ words: [], after });
  }
  return parts;
}

const stemsOf = remembered((text) => {
  const whole = new Set(contentOf(text).map(stem));
  return { whole, starts: new Set(Array.from(whole, (word) => word.slice(0, 5))) };
}, 500);

/** What code put for something that is not said. */
const STANDS_FOR =
  /\((?:links?|e-mail|secret|bank account|card number|phone number|IP address|ID number|MAC address)\)/g;
const PIECES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+|[\p{L}\p{N}]+/gu;
/** Words, and signs that part a sentence; a dot within a word is none. */
const TOKENS = new RegExp(`${PIECES.source}|[,;:.!?](?=\\s|$)|[()–—]`, 'gu');
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
  const { part } = supportOf(claim, [around, ...texts.filter((text) => text !== place.text)]);
  return part >= LEAST_NEAR;
}
