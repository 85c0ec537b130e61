import { calibrated, teamCalibration } from '#domain/calibration.ts';
import { forecast } from '#domain/forecast.ts';
import type { UserId } from '#domain/ids.ts';
import { wilson } from '#domain/nudge.ts';
import { evaluated, NEW_ITEM, riskOf, type Measured, type RiskFacts, type RiskState } from '#domain/risk.ts';
import { logit } from '#domain/special.ts';
import { readBoxes, type TimeBox } from './backtest-data.ts';
import { readOptions } from './options.ts';
import { misused, type Run } from './sub-command.ts';

const PARTS = [0.5, 0.75] as const;
const RULES = ['risk engine', 'burn ratio', 'always'] as const;
type Rule = (typeof RULES)[number];

/** How one rule did among the time-boxes that were open at that part of them. */
interface Row {
  readonly part: number;
  readonly rule: Rule;
  readonly n: number;
  readonly late: number;
  readonly flagged: number;
  readonly right: number;
  readonly precision: Share;
  readonly recall: Share;
}

/** With the range in which it surely lies; null: nothing to count. */
type Share = { readonly share: number; readonly low: number; readonly high: number } | null;

export const run: Run = (args, io) => {
  const json = args.includes('--json');
  const { values, faults } = readOptions(
    args.filter((arg) => arg !== '--json'),
    ['milestones'],
  );
  const wrong = [...faults, ...(values.milestones === undefined ? ['--milestones is missing.'] : [])];
  const boxes = wrong.length > 0 ? null : readBoxes(values.milestones ?? '');
  if (boxes && !boxes.ok) wrong.push(...boxes.error);
  if (!boxes?.ok || wrong.length > 0) return Promise.resolve(misused(wrong, io));
  const rows = PARTS.flatMap((part) => RULES.map((rule) => rowOf(boxes.value, part, rule)));
  io.out(json ? `${JSON.stringify({ boxes: boxes.value.length, rows })}\n` : tableOf(rows, boxes.value.length));
  return Promise.resolve(0);
};

function rowOf(boxes: readonly TimeBox[], part: number, rule: Rule): Row {
  const open = boxes
    .map((box) => ({ box, asOf: Math.floor(box.start + part * (box.end - box.start)) }))
    .filter(({ box, asOf }) => box.points.every(({ at, value }) => at > asOf || value < box.target));
  const flagged = open.filter(({ box, asOf }) => FLAGS[rule](box, asOf, boxes));
  const right = flagged.filter(({ box }) => box.late).length;
  const late = open.filter(({ box }) => box.late).length;
  const counts = { part, rule, n: open.length, late, flagged: flagged.length, right };
  return { ...counts, precision: shareOf(right, flagged.length), recall: shareOf(right, late) };
}

function shareOf(hits: number, n: number): Share {
  if (n === 0) return null;
  const [low, high] = wilson(hits, n);
  return { share: hits / n, low, high };
}

const FLAGS: Readonly<Record<Rule, (box: TimeBox, asOf: number, boxes: readonly TimeBox[]) => boolean>> = {
  'risk engine': isAtRisk,
  // As much of the way as of the time must be behind.
  'burn ratio': (box, asOf) => doneBy(box, asOf) < (asOf - box.start) / (box.end - box.start),
  always: () => true,
};

/** The engine as it runs: evaluated on each day from the start on, with what was known that day. */
function isAtRisk(box: TimeBox, asOf: number, boxes: readonly TimeBox[]): boolean {
  let state: RiskState = NEW_ITEM;
  for (let day = box.start; day <= asOf; day += 1) {
    state = evaluated(state, riskOf(factsOf(box, day, recordOf(boxes, box, day)))).state;
  }
  return state.tier === 'at-risk';
}

function chanceAt(box: TimeBox, day: number): number {
  const readings = box.points.filter(({ at }) => at <= day);
  return forecast({ baseline: 0, target: box.target, start: box.start, end: box.end, readings }, day).chance;
}

const records = new Map<string, ReturnType<typeof teamCalibration>>();
const MARKS = [0.25, 0.5, 0.75];

/** What the time-boxes of the team that had ended by `day`, this one left out, say of its chances. */
function recordOf(boxes: readonly TimeBox[], box: TimeBox, day: number): ReturnType<typeof teamCalibration> {
  const ended = boxes.filter((one) => one !== box && one.end < day);
  const key = ended.map(({ name }) => name).join('|');
  const known = records.get(key);
  if (known) return known;
  const scored = ended.flatMap((one) =>
    MARKS.map((part) => ({
      x: [logit(chanceAt(one, Math.floor(one.start + part * (one.end - one.start))))],
      hit: !one.late,
    })),
  );
  const record = teamCalibration(scored);
  records.set(key, record);
  return record;
}

function factsOf(box: TimeBox, day: number, record: ReturnType<typeof teamCalibration>): RiskFacts {
  const inside = box.points.filter(({ at }) => at <= day && at >= box.start);
  const measured: Measured = {
    chance: calibrated(logit(chanceAt(box, day)), record),
    was: null,
    elapsed: (day - box.start) / (box.end - box.start),
    done: doneBy(box, day),
    readings: inside.length,
    daysSinceReading: workdays(day - (inside.at(-1)?.at ?? box.start)),
    lengthDays: workdays(box.end - box.start),
    unhealthy: [],
    failing: 0,
  };
  const nothing = {
    blockers: [],
    carried: [],
    unacknowledged: [],
    missed: null,
    said: null,
    baseRate: null,
    resting: false,
  };
  return { item: box.name, owner: '' as UserId, measured, ...nothing };
}

const workdays = (days: number): number => Math.floor((days * 5) / 7);
const doneBy = (box: TimeBox, day: number): number =>
  Math.max(0, ...box.points.filter(({ at }) => at <= day).map(({ value }) => value)) / box.target;

function tableOf(rows: readonly Row[], boxes: number): string {
  const lines = rows.map(({ part, rule, n, late, flagged, precision, recall }) =>
    [
      `${(part * 100).toFixed()} %`.padStart(6),
      `  ${rule.padEnd(13)}`,
      ...[n, late, flagged].map((value) => String(value).padStart(8)),
      inWords(precision).padStart(20),
      inWords(recall).padStart(20),
    ].join(''),
  );
  const head = `${'of box'.padStart(6)}  ${'rule'.padEnd(13)}${'open'.padStart(8)}${'late'.padStart(8)}${'flagged'.padStart(8)}${'precision (95 %)'.padStart(20)}${'recall (95 %)'.padStart(20)}`;
  return `${boxes} time-boxes with a known end; those already done are not asked about\n${head}\n${lines.join('\n')}\n`;
}

const percent = (share: number): string => (share * 100).toFixed();
const inWords = (share: Share): string =>
  share === null ? '–' : `${percent(share.share)} % (${percent(share.low)}–${percent(share.high)})`;
