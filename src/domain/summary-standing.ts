import type { Answer } from './prompt.ts';
import type { ClaimSource, WholeSummary } from './summary-kept.ts';

/**
 * What is left of a summary that was made of the answers `read`, where they are `still` there in the same version and the same
 * words: erased words keep their version. What rests on a claim that goes, goes with it; places stay.
 */
export function stillStanding(
  { summary, claims }: WholeSummary,
  read: readonly Answer[],
  still: readonly Answer[],
): WholeSummary {
  const then = new Map(read.map((answer) => [keyOf(answer), wordsOf(answer)]));
  const same = new Set(still.filter((one) => then.get(keyOf(one)) === wordsOf(one)).map(keyOf));
  const left = claims.filter(({ sources }) => sources.every((source) => same.has(keyOf(source))));
  const places = new Set(left.map(({ place }) => place));
  const stands = ({ on }: { readonly on: readonly number[] }): boolean => on.every((place) => places.has(place));
  return {
    summary: { ...summary, headline: summary.headline.filter(stands), groups: summary.groups.filter(stands) },
    claims: left,
  };
}

const keyOf = ({ user, date, version }: ClaimSource): string => `${user}@${date}#${version}`;
const wordsOf = ({ words }: Pick<Answer, 'words'>): string => JSON.stringify(words);
