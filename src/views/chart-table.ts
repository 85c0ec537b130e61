import type { TableBlock } from '@slack/types';
import { dollars } from '#domain/price.ts';
import {
  chanceWords,
  figure,
  percent,
  type CostsPicture,
  type Picture,
  type ReadingsPicture,
  type ReliabilityPicture,
} from '#domain/picture.ts';
import { oneLine } from './kit.ts';

/** So many of the newest readings are told; a longer table hides what stands below it. */
const READINGS = 12;
const NAME_MAX = 60;

/** The numbers of a picture as a table, for where neither a file nor Slack's chart is taken; null: its message says them in words. */
export function tableOf(picture: Picture): TableBlock | null {
  switch (picture.kind) {
    case 'readings':
      return readingsTable(picture);
    case 'reliability':
      return reliabilityTable(picture);
    case 'week':
      return null;
    case 'costs':
    default:
      return costsTable(picture);
  }
}

/** Cells are text that Slack reads nothing into; the first column names, the others are numbers. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): TableBlock {
  const cells = (row: readonly string[]) => row.map((text) => ({ type: 'raw_text' as const, text: text || '–' }));
  return {
    type: 'table',
    column_settings: head.map((_name, place) => ({ align: place === 0 ? ('left' as const) : ('right' as const) })),
    rows: [head, ...rows].map(cells),
  };
}

function readingsTable(picture: ReadingsPicture): TableBlock {
  const { readings, targets, baseline, forecast, metric, unit, endsOn, startsOn } = picture;
  const told = (value: number): string => `${figure(value)}${unit === '' ? '' : ` ${unit}`}`;
  const when = (at: number): string => (at < 0 ? 'before its time' : `${percent(at)} of the time`);
  const newest = readings.slice(-READINGS);
  const older = readings.length - newest.length;
  return table(
    [oneLine(metric, NAME_MAX, 'Value'), 'Value', 'When'],
    [
      ['Baseline', told(baseline), startsOn],
      ...(older > 0 ? [[`${older} older readings`, '', '']] : []),
      ...newest.map(({ at, value }) => ['Reading', told(value), when(at)]),
      ...targets
        .slice(0, -1)
        .slice(-3)
        .map(({ at, value }) => ['Target until it was moved', told(value), `from ${percent(at)} on`]),
      ['Target', told(targets.at(-1)?.value ?? baseline), endsOn],
      ...(forecast
        ? [
            ['Likely at the end', told(forecast.middle), `${figure(forecast.low)} to ${figure(forecast.high)}`],
            ['Chance of the target', chanceWords(forecast.chance), ''],
          ]
        : []),
    ],
  );
}

function reliabilityTable({ bins }: ReliabilityPicture): TableBlock | null {
  if (bins.length === 0) return null;
  return table(
    ['Chance said', 'Came true', 'How often'],
    bins.map(({ forecast, observed, n }) => [percent(forecast), percent(observed), String(n)]),
  );
}

/** Slack takes 20 columns; past eight weeks nobody reads on. */
const WEEKS = 8;

function costsTable({ purposes, weeks }: CostsPicture): TableBlock | null {
  if (purposes.length === 0 || weeks.length === 0) return null;
  const newest = weeks.slice(-WEEKS);
  return table(
    ['US dollars, week of', ...newest.map(({ monday }) => monday)],
    purposes.map((name, place) => [
      oneLine(name, NAME_MAX, 'other'),
      ...newest.map(({ micros }) => dollars(micros[place] ?? 0)),
    ]),
  );
}
