import { betaCdf, logGamma } from './special.ts';

/** How a bet has moved in its time-box. Lengths are parts of the way from baseline to target, times parts of the box. */
export interface Progress {
  /** How much of the box is over. 0 to 1 */
  readonly elapsed: number;
  /** What is left to the target, from the best reading so far. Above 0 */
  readonly gap: number;
  /** How often a reading was better than every one before it. */
  readonly jumps: number;
  /** How far those went together. */
  readonly gained: number;
}

/** What is believed of every bet before its first reading: Gamma(2, 0.7) jumps a box, of a size whose inverse is Gamma(3, 0.6). */
const PRIOR = { jumps: 2, time: 0.7, sizes: 3, gain: 0.6 };
/** What all further terms add is then less than this. */
const NEGLIGIBLE = 1e-12;
const MOST_JUMPS = 1_000;

/**
 * The chance that the best reading reaches the target before the box ends, when progress comes in jumps.
 *
 * Jumps arrive as a Poisson process of unknown rate, their sizes are exponential of unknown mean; both unknowns are
 * integrated out, so the result is a closed sum: over the number of jumps to come (negative binomial), the chance that
 * so many jumps are together at least as long as the gap (incomplete beta).
 *
 * returns: 0 to 1; less for a longer gap, less for less time, 0 when the box is over. No chance is drawn.
 * source:  the project's own derivation; agrees with simulation to 0.001 (test/domain/forecast.test.ts).
 */
export function jumpChance({ elapsed, gap, jumps, gained }: Progress): number {
  if (gap <= 0) return 1;
  const rate = PRIOR.jumps + jumps;
  const sizes = PRIOR.sizes + jumps;
  const stays = (PRIOR.time + elapsed) / (PRIOR.time + 1);
  const far = gap / (gap + PRIOR.gain + gained);
  let chance = 0;
  let seen = stays ** rate; // no jump at all
  for (let more = 1; more <= MOST_JUMPS && 1 - seen > NEGLIGIBLE; more += 1) {
    const likely = Math.exp(
      logGamma(rate + more) - logGamma(rate) - logGamma(more + 1) + rate * Math.log(stays) + more * Math.log1p(-stays),
    );
    chance += likely * betaCdf(1 - far, sizes, more);
    seen += likely;
  }
  return chance;
}
