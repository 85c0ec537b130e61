import { scaleLinear } from 'd3-scale';
import { dateInWords } from '#domain/time-words.ts';
import { pictureWords } from '#domain/picture.ts';
import { MOSTLY, usuallyThere, type WeekPicture } from '#domain/week-picture.ts';
import { canvas, element, fitted, INK, text, TEXT, WIDTH } from './kit.ts';

const HOURS = 24;
const PLOT = { left: 186, right: WIDTH - 20, top: 150 };
const ROWS_MAX = 40;
/** Few people get room, many stay legible. */
const ROW = { most: 44, least: 27 };
const CELL_WIDTH = (PLOT.right - PLOT.left) / HOURS;
const GAP = 2;
/** Below this somebody is not there to speak of. */
const RARELY = 0.05;
const NAME_SIZE = 20;
/** Ordinary letters are narrower than the bold ones that `fitted` counts with. */
const NARROW = 1.15;
/** Where the words of the legend begin. */
const LEGEND = [24, 124, 282, 384, 546] as const;

/** People and hours on one clock, the fuller the more days they are at work; a frame where all usually are. */
export function weekPicture(picture: WeekPicture): string {
  const { rows, title, clock, first } = picture;
  const shown = rows.slice(0, ROWS_MAX);
  const row = Math.max(ROW.least, Math.min(ROW.most, 520 / Math.max(1, shown.length)));
  const bottom = PLOT.top + shown.length * row;
  const there = usuallyThere(rows);
  const more = rows.length - shown.length;
  const small = { 'font-size': TEXT.small, fill: INK.faint };
  return canvas(
    bottom + row + (more > 0 ? 56 : 20),
    pictureWords(picture),
    text(fitted(title, WIDTH - 48, TEXT.title), 24, 40, {
      'font-size': TEXT.title,
      'font-weight': 'bold',
    }),
    text(fitted(`Clock: ${clock} · week from ${dateInWords(first)}`, WIDTH * NARROW, TEXT.small), 24, 74, small),
    legend(106),
    ...[0, 3, 6, 9, 12, 15, 18, 21, 24].map((hour) =>
      text(String(hour), xOf(hour), PLOT.top - 10, { ...small, 'text-anchor': hour === 24 ? 'end' : 'middle' }),
    ),
    ...shown.flatMap(({ name, hours }, place) => personRow(name, hours, PLOT.top + place * row, row)),
    ...(rows.length > 1 ? frames(there, rows.length, bottom) : []),
    ...totals(there, rows.length, bottom + 8, row),
    ...(more > 0 ? [text(`and ${more} more, counted in the last line`, PLOT.left, bottom + row + 40, small)] : []),
  );
}

const xOf = (hour: number): number => PLOT.left + hour * CELL_WIDTH;
const shade = scaleLinear([0, 1], [0.12, 1]).clamp(true);

function personRow(name: string, hours: readonly number[], top: number, height: number): string[] {
  return [
    text(fitted(name, (PLOT.left - 30) * NARROW, NAME_SIZE), PLOT.left - 12, top + height / 2 + 7, {
      'font-size': NAME_SIZE,
      'text-anchor': 'end',
    }),
    ...Array.from({ length: HOURS }, (_, hour) => cell(hour, top, height, hours[hour] ?? 0)),
  ];
}

function cell(hour: number, top: number, height: number, share: number): string {
  const box = { x: xOf(hour) + GAP / 2, y: top + GAP / 2, width: CELL_WIDTH - GAP, height: height - GAP };
  if (share <= RARELY) return element('rect', { ...box, fill: INK.past });
  return element('rect', { ...box, fill: INK.reading, 'fill-opacity': shade(share) });
}

/** Around each stretch of hours in which everybody usually is. */
function frames(there: readonly number[], all: number, bottom: number): string[] {
  const found: string[] = [];
  for (let hour = 0; hour < HOURS; hour += 1) {
    if (there[hour] !== all) continue;
    const from = hour;
    while (there[hour + 1] === all) hour += 1;
    const box = {
      x: xOf(from) - 1,
      y: PLOT.top - 2,
      width: xOf(hour + 1) - xOf(from) + 2,
      height: bottom - PLOT.top + 4,
    };
    found.push(element('rect', { ...box, fill: 'none', stroke: INK.target, 'stroke-width': 4, rx: 3 }));
  }
  return found;
}

/** How many are usually there, in each hour. */
function totals(there: readonly number[], all: number, top: number, height: number): string[] {
  return [
    text('people', PLOT.left - 12, top + height / 2 + 7, {
      'font-size': NAME_SIZE,
      'text-anchor': 'end',
      fill: INK.faint,
    }),
    ...there.flatMap((many, hour) =>
      many === 0
        ? []
        : [
            text(String(many), xOf(hour) + CELL_WIDTH / 2, top + height / 2 + 7, {
              'font-size': many > 99 ? 11 : many > 9 ? 16 : NAME_SIZE,
              'text-anchor': 'middle',
              ...(many === all ? { fill: INK.target, 'font-weight': 'bold' } : {}),
            }),
          ],
    ),
  ];
}

function legend(top: number): string {
  const steps = [0, MOSTLY / 2, MOSTLY, 1, null];
  const words = ['free', 'some days', 'half', 'most days', 'all are there'];
  return LEGEND.map((x, place) => {
    const share = steps[place] ?? null;
    const box = { x, y: top - 17, width: 24, height: 20 };
    return (
      element(
        'rect',
        share === null ? { ...box, fill: 'none', stroke: INK.target, 'stroke-width': 4 } : { ...box, ...fillOf(share) },
      ) + text(words[place] ?? '', x + 34, top, { 'font-size': NAME_SIZE, fill: INK.faint })
    );
  }).join('');
}

const fillOf = (share: number) =>
  share <= RARELY ? { fill: INK.past, stroke: INK.grid } : { fill: INK.reading, 'fill-opacity': shade(share) };
