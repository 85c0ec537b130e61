import type { Score } from '#domain/score.ts';
import type { Judged } from './backtest.ts';
import type { LeftOut } from './backtest-data.ts';

const HEAD = `${'n'.padStart(7)}${'hits'.padStart(8)}${'Brier'.padStart(8)}${'base'.padStart(8)}${'skill'.padStart(8)}${'log'.padStart(8)}${'ECE'.padStart(8)}`;

/** A backtest as a page of text: totals, groups, strata beside the straight line, and the reliability table. */
export function reportOf(report: Judged & { leftOut: LeftOut; milestones: Judged | null }): string {
  const { milestones, leftOut, ...cases } = report;
  const { withoutSeries, withoutWay } = leftOut;
  return [
    `Cases (weights ${cases.weights}; chances corrected by the team's own ended bets)`,
    ...pageOf(cases),
    ...(withoutSeries > 0 ? [`Left out: ${withoutSeries} cases whose series is not in the file.`] : []),
    ...(withoutWay > 0 ? [`Left out: ${withoutWay} cases without time or way to go.`] : []),
    ...(milestones ? ['', 'Milestones, at 25, 50 and 75 % of their time-box', ...pageOf(milestones)] : []),
    '',
  ].join('\n');
}

function pageOf({ all, uncalibrated, burnRatio, groups, strata }: Omit<Judged, 'weights'>): string[] {
  return [
    line('', HEAD),
    line('all', figures(all)),
    line('  not corrected', figures(uncalibrated)),
    line('  straight line', figures(burnRatio)),
    ...Object.entries(groups).map(([name, score]) => line(name, figures(score))),
    ...Object.entries(strata).flatMap(([name, { forecast, burnRatio: burn }]) => [
      line(name, figures(forecast)),
      line('  straight line', figures(burn)),
    ]),
    'Reliability: of the bets given a chance in this tenth, how many were met',
    ...all.reliability.map(
      ({ from, n, forecast, observed }) =>
        `  ${percent(from)} to ${percent(from + 0.1)}${String(n).padStart(8)}   said ${percent(forecast)}, met ${percent(observed)}`,
    ),
  ];
}

const line = (name: string, rest: string): string => `${name.padEnd(28)}${rest}`;
const percent = (share: number): string => `${(share * 100).toFixed(0).padStart(3)} %`;

function figures({ n, hits, brier, baseBrier, skill, logScore, ece }: Score): string {
  const rest = [brier, baseBrier, skill, logScore, ece].map((value) => value.toFixed(3).padStart(8)).join('');
  return `${String(n).padStart(7)}${percent(hits).padStart(8)}${rest}`;
}
