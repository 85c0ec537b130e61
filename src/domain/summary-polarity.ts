import { folded } from './summary-fold.ts';

/** Words that stand on the two sides of one question. */
interface Axis {
  readonly name: string;
  readonly up: RegExp;
  readonly down: RegExp;
}

const w = (list: string): RegExp => new RegExp(`^(?:${list})$`);

/** An axis is told by stems; `up` is also what a doubly negated `down` says. */
const AXES: readonly Axis[] = [
  { name: 'blocked', up: w('block(?:ed|ing|er|ers|s)?|stuck|stalled|halted'), down: w('unblock(?:ed|ing|s)?') },
  {
    name: 'passed',
    up: w('pass(?:es|ed|ing)?|succeed(?:s|ed|ing)?|success(?:ful|fully)?|works?|worked|working|green'),
    down: w('fail(?:s|ed|ing|ure|ures)?|broken?|breaks?|crash(?:es|ed|ing)?|red|flaky'),
  },
  {
    name: 'more',
    up: w(
      'increas(?:e|es|ed|ing)|ris(?:e|es|ing)|rose|grew|grows?|growing|gain(?:s|ed|ing)?|climb(?:s|ed|ing)?|up|higher|rais(?:e|es|ed|ing)|↑|more',
    ),
    down: w(
      'decreas(?:e|es|ed|ing)|fall(?:s|ing|en)?|fell|drop(?:s|ped|ping)?|shr(?:ank|unk|inks?)|down|lower(?:s|ed|ing)?|reduc(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|cut|↓|less|fewer',
    ),
  },
  {
    name: 'better',
    up: w('improv(?:e|es|ed|ing|ement|ements)|better|best|faster|speedup|recover(?:s|ed|ing)?'),
    down: w('regress(?:es|ed|ing|ion|ions)?|worse|worst|worsen(?:s|ed|ing)?|slower|degrad(?:e|es|ed|ing|ation)'),
  },
  { name: 'merged', up: w('merg(?:e|es|ed|ing)|land(?:s|ed|ing)?'), down: w('revert(?:s|ed|ing)?|roll(?:ed)?back') },
  {
    name: 'opened',
    up: w('open(?:s|ed|ing)?|reopen(?:s|ed|ing)?'),
    down: w('clos(?:e|es|ed|ing)|resolv(?:e|es|ed|ing)'),
  },
  {
    name: 'enabled',
    up: w('enabl(?:e|es|ed|ing)|activat(?:e|es|ed|ing)'),
    down: w('disabl(?:e|es|ed|ing)|deactivat(?:e|es|ed|ing)'),
  },
  {
    name: 'added',
    up: w('add(?:s|ed|ing)?|introduc(?:e|es|ed|ing)'),
    down: w('remov(?:e|es|ed|ing)|delet(?:e|es|ed|ing)'),
  },
  {
    name: 'approved',
    up: w('approv(?:e|es|ed|ing|al)|accept(?:s|ed|ing)?'),
    down: w('reject(?:s|ed|ing|ion)?|declined|denied|refus(?:e|es|ed|ing)'),
  },
  {
    name: 'started',
    up: w('start(?:s|ed|ing)?|resum(?:e|es|ed|ing)|began|beg[iu]ns?|beginning'),
    down: w(
      'stop(?:s|ped|ping)?|paus(?:e|es|ed|ing)|cancel(?:s|led|ed|ling|ing)?|abandon(?:s|ed|ing)?|postpon(?:e|es|ed|ing)',
    ),
  },
  {
    name: 'possible',
    up: w('able|possible|available|ready|stable|safe'),
    down: w('unable|impossible|unavailable|unstable|unsafe'),
  },
];

const NEGATION =
  /^(?:not|no|never|neither|nor|none|nobody|nothing|without|cannot|cant|wont|dont|doesnt|didnt|isnt|arent|wasnt|werent|hasnt|havent|hadnt|couldnt|shouldnt|wouldnt|\p{L}+n't|ohne|kein\w*|nicht|pas|sin)$/u;
/** A `not` reaches no further than its own part of the sentence. */
const CLAUSE_END = /^(?:[,;.!?:\n]|but|and|or)$/;
/** How far before a word a `not` turns it. units: words */
const REACH = 3;
const DONE = w(
  'done|finished|completed|landed|shipped|merged|implemented|released|deployed|delivered|fixed|resolved|closed|achieved|reached|launched|published|wrote|built|solved',
);
const AHEAD = w(
  "will|plan(?:s|ned|ning)?|going|gonna|want(?:s|ing)?|hope(?:s|d|fully)?|intend(?:s|ed)?|next|tomorrow|soon|should|todo|upcoming|later|'ll|aim(?:s|ing)?|trying|expect(?:s|ed)?|pending|hoping|might|may|could|would|wip|start|starting|continue|continuing|working|work|ongoing|almost|nearly|partially|partly|begin|still",
);

/** After these, what is told as done is still to come: `will be merged`. */
const WILL = w(
  "will|plan(?:s|ned|ning)?|going|want(?:s|ing)?|hope(?:s|d)?|intend(?:s|ed)?|should|todo|'ll|aim(?:s|ing)?|expect(?:s|ed)?",
);

/** What somebody wrote, and under which heading of their update. */
export interface Evidence {
  readonly text: string;
  readonly section: 'done' | 'next' | 'blockers' | 'other';
}

/**
 * Where `claim` says the opposite of its evidence: a `not` more or less, failed for passed, a plan told as done.
 *
 * returns: the names of what was turned; empty where nothing was.
 */
export function turned(claim: string, { text, section }: Evidence): string[] {
  const mine = read(claim);
  const theirs = read(text);
  const axes = AXES.flatMap(({ name }) => {
    const [a, b] = [mine.sides.get(name), theirs.sides.get(name)];
    if (!a) return [];
    if (!b) return SAYS_SO.has(name) && !(name === 'blocked' && section === 'blockers') ? [name] : [];
    // a merge that was reverted is told by its end
    const ends = name === 'merged' && b.has(false) && !a.has(false);
    return !ends && [...a].every((side) => b.has(side)) ? [] : [name];
  });
  return [...axes, ...(deniesOther(mine, theirs) ? ['not'] : []), ...aheadOfTime(mine, theirs, section)];
}

/** Said without any word for it there, these are news of the writer's own. */
const SAYS_SO = new Set(['blocked', 'passed', 'approved', 'merged']);

interface Reading {
  readonly words: ReadonlySet<string>;
  readonly sides: ReadonlyMap<string, ReadonlySet<boolean>>;
  /** Words within reach of a `not`, and words that also stand outside of it. */
  readonly denied: ReadonlySet<string>;
  readonly free: ReadonlySet<string>;
}

function read(text: string): Reading {
  const words =
    folded(text)
      .text.replaceAll('↑', ' ↑ ')
      .replaceAll('↓', ' ↓ ')
      .replace(/\bno longer\b|\bnot any ?more\b/g, 'not')
      .replace(/\b(?:not only|no\.|no problem|why not)\b/g, ' ')
      .match(/[\p{L}\p{N}]+(?:'[\p{L}]+)?|[↑↓]|[,;.!?:](?=\s)|\n/gu) ?? [];
  const sides = new Map<string, Set<boolean>>();
  const denied = new Set<string>();
  const free = new Set<string>();
  for (const [place, word] of words.entries()) {
    const near = words.slice(Math.max(0, place - REACH), place);
    const before = near.slice(near.findLastIndex((one) => CLAUSE_END.test(one)) + 1);
    const flips = before.filter((one) => NEGATION.test(one)).length % 2 === 1;
    (flips ? denied : free).add(word);
    for (const { name, up, down } of AXES) {
      const side = up.test(word) ? true : down.test(word) ? false : null;
      if (side === null) continue;
      const set = sides.get(name) ?? new Set<boolean>();
      sides.set(name, set.add(side !== flips));
    }
  }
  return { words: new Set(words), sides, denied, free };
}

/** A word that one text denies and the other says plainly. Words that have two sides are compared by them. */
function deniesOther(mine: Reading, theirs: Reading): boolean {
  const said = (word: string): boolean =>
    /[\p{L}\p{N}]/u.test(word) &&
    !LIGHT.test(word) &&
    !NEGATION.test(word) &&
    !AXES.some(({ up, down }) => up.test(word) || down.test(word));
  const plainly = (word: string, { free, denied }: Reading): boolean => free.has(word) && !denied.has(word);
  return (
    [...mine.denied].some((word) => said(word) && plainly(word, theirs)) ||
    [...theirs.denied].some((word) => said(word) && plainly(word, mine))
  );
}

/** Stand everywhere and say nothing of themselves. */
const LIGHT =
  /^(?:a|an|the|to|of|in|on|at|by|for|with|from|and|or|but|is|are|was|were|be|been|am|it|its|this|that|these|those|we|i|you|they|he|she|as|so|if|yet|any|all|some|my|our|your|their|have|has|had|do|does|did|will|would|can|could|should|may|might|there|here|more|much|very|just|also|still|only|then|than|up|out)$/;

/** A plan that is told as done. */
function aheadOfTime(mine: Reading, theirs: Reading, section: Evidence['section']): string[] {
  const has = (words: ReadonlySet<string>, cue: RegExp): boolean => [...words].some((word) => cue.test(word));
  const told = [...mine.free].filter((word) => DONE.test(word) && !theirs.words.has(word));
  if (told.length === 0 || (has(theirs.words, DONE) && section !== 'next')) return [];
  if (has(mine.words, WILL)) return [];
  const planned = section === 'next' || (section === 'other' && has(theirs.words, AHEAD));
  return planned ? ['done'] : [];
}
