import type { UserId } from './ids.ts';
import type { DigestLine } from './message.ts';
import type { Answer } from './prompt.ts';
import { sourcesOf } from './summary-checks.ts';
import { isTold, type ClaimSource, type ClaimState, type KeptClaim, type WholeSummary } from './summary-kept.ts';
import { copiedByCode, copiedWork } from './summary-plain.ts';
import { stillStanding } from './summary-standing.ts';
import { confidenceInWords, type CheckedClaim, type Summary, type Update } from './summary.ts';

/** Answers as a summary reads them, and the way back from its names and ids to people and answers. */
export interface Material {
  readonly updates: readonly Update[];
  readonly users: ReadonlyMap<string, UserId>;
  readonly sources: ReadonlyMap<string, ClaimSource>;
}

/** What a summary of `answers` is made of; its ids tell a model nothing. `names`: all of them, apart. */
export function materialOf(answers: readonly Answer[], names: ReadonlyMap<UserId, string>): Material {
  const sources = new Map<string, ClaimSource>();
  const updates = answers.map(({ user, date, version, words }, place): Update => {
    const id = `a${place + 1}`;
    sources.set(id, { user, date, version });
    const author = names.get(user) ?? 'Somebody';
    return { id, author, date, text: words.evidence, done: words.done, next: words.plan, blockers: words.blockers };
  });
  return { updates, sources, users: new Map([...names].map(([user, name]) => [name, user])) };
}

/** The claims of a summary as they are kept: those that are told first, in the order that headline and groups go by. */
export function keptClaims(
  { claims, appended, held, dropped }: Pick<Summary, 'claims' | 'appended' | 'held' | 'dropped'>,
  { users, sources }: Material,
): KeptClaim[] {
  const states: readonly (readonly [ClaimState, readonly CheckedClaim[]])[] = [
    ['posted', claims],
    ['appended', appended],
    ['held', held],
    ['dropped', dropped],
  ];
  return states
    .flatMap(([state, all]) => all.map((claim) => ({ claim, state })))
    .flatMap(({ claim, state }) => {
      const cited = claim.sources.flatMap((id) => sources.get(id) ?? []);
      const people = claim.people.flatMap((name) => users.get(name) ?? []);
      const [first] = cited;
      // what rests on nothing is nobody's and is not kept
      if (!first) return [];
      return [{ ...claim, state, sources: cited, people: people.length > 0 ? people : [first.user], review: null }];
    })
    .map((claim, place) => ({ ...claim, place }));
}

/** What a claim of an answer stands on still: an answer that was changed since says something else. */
const restsOn = ({ sources }: KeptClaim, { user, date, version }: Answer): boolean =>
  sources.some((one) => one.user === user && one.date === date && one.version === version);

/**
 * What the digest tells of an answer in lines of its summary; null: its own words stand, because no model had a part in it, the
 * answer came, or was changed, after the summary was made, or `alone`: nowhere else can be read what of it is held.
 */
export function linesOn({ summary, claims }: WholeSummary, answer: Answer, alone: boolean): DigestLine[] | null {
  if (summary.plain !== null) return null;
  if (alone && claims.some((claim) => !isTold(claim) && restsOn(claim, answer))) return null;
  const told = withoutRepeats(claims.filter(isTold)).filter(
    (claim) => restsOn(claim, answer) && claim.people[0] === answer.user,
  );
  if (told.length === 0) return null;
  const group = (place: number): number | null => {
    const found = summary.groups.findIndex(({ on }) => on.includes(place));
    return found < 0 ? null : found;
  };
  // what stands in the field of blockers is told of by the blockers themselves
  const tracked = squashed(answer.words.blockers);
  return told
    .filter(({ kind, quote }) => kind !== 'blocker' || !tracked.includes(squashed(quote)))
    .map(({ kind, text, place, confidence, review }) => ({
      kind,
      text,
      group: kind === 'progress' || kind === 'plan' ? group(place) : null,
      doubt: review === null ? doubtIn(confidence) : null,
    }));
}

/** Those that are told, without people's own words where a person approved or wrote a line of just these. */
export function withoutRepeats(told: readonly KeptClaim[]): KeptClaim[] {
  const key = ({ quote, sources: [first] }: KeptClaim) => `${first?.user} ${first?.date} ${squashed(quote)}`;
  const reviewed = new Set(told.filter(({ review }) => review !== null).map(key));
  return told.filter((claim) => claim.by !== 'code' || claim.review !== null || !reviewed.has(key(claim)));
}

const squashed = (text: string): string => text.replace(/\s+/g, ' ').trim();

function doubtIn(confidence: number): DigestLine['doubt'] {
  const sure = confidenceInWords(confidence);
  return sure === 'High' ? null : sure;
}

/** The sentences above the lines that rest on nothing but lines that are told still. */
export const headlineOver = ({ summary, claims }: WholeSummary, answers: readonly Answer[]): string[] =>
  stillStanding({ summary, claims: claims.filter(isTold) }, answers, answers).summary.headline.map(({ text }) => text);

/**
 * What becomes of a summary's claims when an answer comes, or is changed, after it was made: those on its earlier words are dropped,
 * and its own words stand as claims, in the places after the last.
 */
export function claimsAfter(
  { claims }: WholeSummary,
  answer: Answer,
  names: ReadonlyMap<UserId, string>,
): { readonly changed: KeptClaim[]; readonly added: KeptClaim[] } {
  const changed = claims
    .filter(
      ({ state, sources }) =>
        state !== 'dropped' &&
        sources.some(
          ({ user, date, version }) => user === answer.user && date === answer.date && version !== answer.version,
        ),
    )
    .map((claim): KeptClaim => ({ ...claim, state: 'dropped', why: 'its answer was changed' }));
  if (claims.some((claim) => restsOn(claim, answer))) return { changed, added: [] };
  const material = materialOf([answer], names);
  const sources = sourcesOf(material.updates);
  const own = [...copiedByCode(sources), ...copiedWork(sources)].filter(({ checks }) => checks.instructions === 'pass');
  const first = Math.max(-1, ...claims.map(({ place }) => place)) + 1;
  const added = keptClaims({ claims: own, appended: [], held: [], dropped: [] }, material).map((claim) => ({
    ...claim,
    place: first + claim.place,
  }));
  return { changed, added };
}
