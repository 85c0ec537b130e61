/** A chance that was given, and whether the thing happened. */
export interface Outcome {
  readonly chance: number;
  readonly hit: boolean;
}

/** Chances of one tenth of the scale, beside how often the thing happened. */
export interface Decile {
  readonly from: number;
  readonly n: number;
  readonly forecast: number;
  readonly observed: number;
}

/** How good a set of chances was. */
export interface Score {
  readonly n: number;
  /** The share that happened. */
  readonly hits: number;
  /** Mean squared error; 0 is perfect. source: Brier 1950 */
  readonly brier: number;
  /** The Brier score of giving the share that happened every time. */
  readonly baseBrier: number;
  /** How much lower the Brier score is than that. 1 is perfect, 0 no better */
  readonly skill: number;
  /** Mean of minus the logarithm of the chance given to what happened. units: nats */
  readonly logScore: number;
  /** Expected calibration error: the mean distance of the deciles, by their size. */
  readonly ece: number;
  /** Only those with a case in them. */
  readonly reliability: readonly Decile[];
}

/** A chance of 0 or 1 that was wrong would otherwise count without end. */
const CLOSEST = 1e-6;

/** The score of these chances; zeros for none. */
export function scoreOf(outcomes: readonly Outcome[]): Score {
  const n = outcomes.length;
  const mean = (of: (one: Outcome) => number): number =>
    n === 0 ? 0 : outcomes.reduce((sum, one) => sum + of(one), 0) / n;
  const hits = mean(({ hit }) => Number(hit));
  const brier = mean(({ chance, hit }) => (chance - Number(hit)) ** 2);
  const baseBrier = hits * (1 - hits);
  const logScore = mean(({ chance, hit }) => -Math.log(Math.max(CLOSEST, hit ? chance : 1 - chance)));
  const reliability = decilesOf(outcomes);
  const off = reliability.reduce(
    (sum, { n: size, forecast, observed }) => sum + size * Math.abs(forecast - observed),
    0,
  );
  const skill = baseBrier === 0 ? 0 : 1 - brier / baseBrier;
  return { n, hits, brier, baseBrier, skill, logScore, ece: n === 0 ? 0 : off / n, reliability };
}

function decilesOf(outcomes: readonly Outcome[]): Decile[] {
  const groups = Map.groupBy(outcomes, ({ chance }) => Math.min(9, Math.floor(chance * 10)));
  return [...groups]
    .toSorted(([a], [b]) => a - b)
    .map(([decile, own]) => ({
      from: decile / 10,
      n: own.length,
      forecast: own.reduce((sum, { chance }) => sum + chance, 0) / own.length,
      observed: own.filter(({ hit }) => hit).length / own.length,
    }));
}
