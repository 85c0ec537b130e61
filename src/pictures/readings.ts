import { scaleLinear } from 'd3-scale';
import { area, curveStepAfter, line } from 'd3-shape';
import { bestOf, chanceWords, figure, percent, pictureWords } from '#domain/picture.ts';
import type { Mark, ReadingsPicture } from '#domain/picture.ts';
import { canvas, element, fitted, INK, text, TEXT, WIDTH } from './kit.ts';

const HEIGHT = 460;
const PLOT = { left: 96, right: WIDTH - 150, top: 104, bottom: HEIGHT - 60 };
/** The farthest a band or reading may stretch the picture beyond baseline and target. units: of their distance */
const STRETCH = 1.5;

/** Readings against the target: the best so far as a line, what is likely until the end as a band, each move of the target a step. */
export function readingsPicture(picture: ReadingsPicture): string {
  const scales = scalesOf(picture);
  return canvas(
    HEIGHT,
    pictureWords(picture),
    heading(picture),
    elapsedPart(picture, scales),
    axes(picture, scales),
    band(picture, scales),
    goal(picture, scales),
    values(picture, scales),
    sideLabels(picture, scales),
  );
}

interface Scales {
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

function scalesOf({ readings, targets, baseline, forecast }: ReadingsPicture): Scales {
  const fixed = [baseline, ...targets.map(({ value }) => value)];
  const [least, most] = [Math.min(...fixed), Math.max(...fixed)];
  const reach = Math.max(most - least, Math.abs(most) * 1e-6, 1e-12) * STRETCH;
  const seen = [...readings.map(({ value }) => value), ...(forecast ? [forecast.low, forecast.high] : [])]
    .filter(Number.isFinite)
    .map((value) => Math.min(most + reach, Math.max(least - reach, value)));
  const [low, high] = [Math.min(least, ...seen), Math.max(most, ...seen)];
  const margin = (high - low || Math.abs(high) || 1) * 0.06;
  const y = scaleLinear([low - margin, high + margin], [PLOT.bottom, PLOT.top]).clamp(true);
  const x = scaleLinear([0, 1], [PLOT.left, PLOT.right]).clamp(true);
  const label = y.tickFormat(5);
  return { x, y, ticks: y.ticks(5).map((value) => ({ at: y(value), label: label(value) })) };
}

function heading(picture: ReadingsPicture): string {
  const { bet, metric, unit, forecast, readings, elapsed } = picture;
  const best = bestOf(picture);
  const told = [
    ...(best === null ? [] : [`best ${figure(best)}`]),
    readings.length === 0 ? 'no reading yet' : readings.length === 1 ? '1 reading' : `${readings.length} readings`,
    elapsed >= 1 ? 'the time is over' : `${percent(Math.max(0, elapsed))} of the time over`,
    ...(forecast ? [`chance ${chanceWords(forecast.chance)}`] : []),
  ];
  const name = `${bet} · ${metric}${unit === '' ? '' : ` (${unit})`}`;
  return [
    text(fitted(name, WIDTH - 48, TEXT.title), 24, 40, { 'font-size': TEXT.title, 'font-weight': 'bold' }),
    text(told.join(' · '), 24, 76, { 'font-size': TEXT.small, fill: INK.faint }),
  ].join('');
}

function elapsedPart({ elapsed }: ReadingsPicture, { x }: Scales): string {
  const width = x(Math.max(0, elapsed)) - PLOT.left;
  return element('rect', { x: PLOT.left, y: PLOT.top, width, height: PLOT.bottom - PLOT.top, fill: INK.past });
}

function axes({ startsOn, endsOn, elapsed }: ReadingsPicture, { x, ticks }: Scales): string {
  const now = x(elapsed);
  const room = now - PLOT.left > 190 && PLOT.right - now > 150;
  const date = (words: string, at: number, anchor: string): string =>
    text(words, at, PLOT.bottom + 34, { 'font-size': TEXT.small, fill: INK.faint, 'text-anchor': anchor });
  return [
    ...ticks.map(({ at, label }) =>
      [
        element('line', { x1: PLOT.left, x2: PLOT.right, y1: at, y2: at, stroke: INK.grid, 'stroke-width': 1.5 }),
        text(label, PLOT.left - 10, at + 7, { 'font-size': TEXT.small, fill: INK.faint, 'text-anchor': 'end' }),
      ].join(''),
    ),
    date(startsOn, PLOT.left, 'start'),
    date(endsOn, PLOT.right, 'end'),
    room ? date('now', now, 'middle') : '',
    elapsed > 0 && elapsed < 1
      ? element('line', { x1: now, x2: now, y1: PLOT.top, y2: PLOT.bottom, stroke: INK.faint, 'stroke-width': 1.5 })
      : '',
  ].join('');
}

function band(picture: ReadingsPicture, { x, y }: Scales): string {
  const { forecast, elapsed, baseline } = picture;
  if (!forecast || elapsed >= 1) return '';
  const from = bestOf(picture) ?? baseline;
  const ends: readonly { at: number; low: number; middle: number; high: number }[] = [
    { at: Math.max(0, elapsed), low: from, middle: from, high: from },
    { at: 1, ...forecast },
  ];
  const fan = area<(typeof ends)[number]>(
    ({ at }) => x(at),
    ({ low }) => y(low),
    ({ high }) => y(high),
  );
  const middle = line<(typeof ends)[number]>(
    ({ at }) => x(at),
    (end) => y(end.middle),
  );
  return [
    element('path', { d: fan(ends) ?? '', fill: INK.band, 'fill-opacity': 0.75 }),
    element('path', {
      d: middle(ends) ?? '',
      fill: 'none',
      stroke: INK.reading,
      'stroke-width': 2.5,
      'stroke-dasharray': '3 7',
    }),
  ].join('');
}

/** The baseline as a thin line, the target as a thick one that steps where it was moved. */
function goal({ targets, baseline }: ReadingsPicture, { x, y }: Scales): string {
  const first = targets[0]?.value ?? baseline;
  const last = targets.at(-1)?.value ?? baseline;
  const late = (targets.at(-1)?.at ?? 0) > 0.7;
  const marks: readonly Mark[] = [{ at: 0, value: first }, ...targets.slice(1), { at: 1, value: last }];
  const path = line<Mark>(
    ({ at }) => x(at),
    ({ value }) => y(value),
  ).curve(curveStepAfter)(marks);
  const flat = { x1: PLOT.left, x2: PLOT.right, 'stroke-dasharray': '9 7' };
  const moves = targets
    .slice(1)
    .map(({ at, value }) => element('circle', { cx: x(at), cy: y(value), r: 6, fill: INK.target }));
  return [
    element('line', { ...flat, y1: y(baseline), y2: y(baseline), stroke: INK.faint, 'stroke-width': 2 }),
    targets.length > 1
      ? [
          element('line', {
            ...flat,
            y1: y(first),
            y2: y(first),
            stroke: INK.target,
            'stroke-width': 1.5,
            opacity: 0.6,
          }),
          // On the side where no step of the target crosses it.
          text(`was ${figure(first)}`, late ? PLOT.left + 6 : PLOT.right - 6, y(first) - 9, {
            'font-size': TEXT.small,
            fill: INK.target,
            'text-anchor': late ? 'start' : 'end',
          }),
        ].join('')
      : '',
    element('path', { d: path ?? '', fill: 'none', stroke: INK.target, 'stroke-width': 4 }),
    ...moves,
  ].join('');
}

function values({ readings, direction, elapsed, baseline }: ReadingsPicture, { x, y }: Scales): string {
  const inside = readings.filter(({ at, value }) => at >= 0 && Number.isFinite(value));
  const better = (a: number, b: number): number => (direction === 'up' ? Math.max(a, b) : Math.min(a, b));
  let best = inside[0]?.value ?? baseline;
  const bests = inside.map(({ at, value }): Mark => ({ at, value: (best = better(best, value)) }));
  const until = bests.length > 0 ? [...bests, { at: Math.min(1, Math.max(0, elapsed)), value: best }] : [];
  const path = line<Mark>(
    ({ at }) => x(at),
    ({ value }) => y(value),
  ).curve(curveStepAfter)(until);
  const radius = inside.length > 60 ? 3.5 : inside.length > 20 ? 5 : 7;
  return [
    element('path', { d: path ?? '', fill: 'none', stroke: INK.reading, 'stroke-width': 3, opacity: 0.75 }),
    ...inside.map(({ at, value }) =>
      element('circle', {
        cx: x(at),
        cy: y(value),
        r: radius,
        fill: INK.reading,
        stroke: '#ffffff',
        'stroke-width': 1,
      }),
    ),
  ].join('');
}

/** Names at the right edge, pushed apart so that none covers another. */
function sideLabels(picture: ReadingsPicture, { y }: Scales): string {
  const { targets, baseline, forecast, elapsed } = picture;
  const best = bestOf(picture);
  const labels = [
    { words: 'target', value: targets.at(-1)?.value ?? baseline, ink: INK.target },
    { words: 'baseline', value: baseline, ink: INK.faint },
    ...(forecast && elapsed < 1
      ? [{ words: 'likely', value: forecast.middle, ink: INK.reading }]
      : best === null
        ? []
        : [{ words: 'best', value: best, ink: INK.reading }]),
  ].toSorted((a, b) => y(a.value) - y(b.value));
  let free = PLOT.top - 24;
  const lines = labels.map(({ words, value, ink }) => {
    const at = Math.max(y(value) - 3, free);
    free = at + 52;
    return { words, value, ink, at };
  });
  const over = Math.max(0, free - 52 - (PLOT.bottom - 10));
  return lines
    .map(({ words, value, ink, at }) =>
      [
        text(words, PLOT.right + 12, at - over, { 'font-size': TEXT.small, fill: ink }),
        text(figure(value), PLOT.right + 12, at - over + 24, {
          'font-size': TEXT.plain,
          fill: ink,
          'font-weight': 'bold',
        }),
      ].join(''),
    )
    .join('');
}
