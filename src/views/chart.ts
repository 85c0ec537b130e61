import type { ImageBlock, KnownBlock } from '@slack/types';
import {
  bestOf,
  figure,
  pictureWords,
  type CostsPicture,
  type Picture,
  type ReadingsPicture,
} from '#domain/picture.ts';
import { oneLine } from './kit.ts';

/** Slack's own chart. @slack/types 3.2.0 has no type for it. source: docs.slack.dev, data_visualization, 2026-06-16 */
export interface ChartBlock {
  readonly type: 'data_visualization';
  readonly title: string;
  readonly chart: {
    readonly type: 'line' | 'bar';
    readonly series: readonly {
      readonly name: string;
      readonly data: readonly { readonly label: string; readonly value: number }[];
    }[];
    readonly axis_config: {
      readonly categories: readonly string[];
      readonly x_label: string;
      readonly y_label: string;
    };
  };
}

const TITLE_MAX = 50;
const LABEL_MAX = 20;
/** Slack takes 20 points in a series. */
const POINTS = 20;

/** How ids of blocks begin that say in characters what a picture draws: beside it they would say it twice. */
export const IN_PLACE_OF_PICTURE = 'drawn-';

/** The blocks as they stand beside their picture. */
export const besidePicture = (blocks: readonly KnownBlock[]): KnownBlock[] =>
  blocks.filter(({ block_id: id }) => !id?.startsWith(IN_PLACE_OF_PICTURE));

/** A picture as Slack's own chart, for where no file may be uploaded; null: there is nothing in it to draw. */
export function chartOf(picture: Picture): ChartBlock | null {
  switch (picture.kind) {
    case 'readings':
      return readingsChart(picture);
    case 'reliability':
      return reliabilityChart(picture);
    case 'week':
      return null;
    case 'costs':
    default:
      return costsChart(picture);
  }
}

/** A picture that was uploaded as a file; its numbers are told to whoever does not see it. */
export function imageOf(file: string, picture: Picture): ImageBlock {
  return { type: 'image', slack_file: { id: file }, alt_text: pictureWords(picture) };
}

/**
 * The best so far against the target, at up to 20 moments: until now, or where there is a forecast until the end, with what is
 * likely then. A series of Slack's has no gaps, so the best stands still from now on, and until now it is what is likely.
 */
function readingsChart(picture: ReadingsPicture): ChartBlock | null {
  const { readings, targets, baseline, elapsed, bet, metric, forecast } = picture;
  const inside = readings.filter(({ at }) => at >= 0);
  const until = forecast ? 1 : elapsed;
  // In a young bet twenty moments would round to the same percentage, and Slack wants each label once.
  const points = Math.min(POINTS, Math.floor(until * 1000));
  if (inside.length === 0 || points < 2) return null;
  const moments = Array.from({ length: points }, (_, place) => (until * place) / (points - 1));
  const target = (at: number): number => targets.findLast((one) => one.at <= at + 1e-9)?.value ?? baseline;
  const best = (at: number): number =>
    bestOf({ ...picture, readings: inside.filter((one) => one.at <= at + 1e-9) }) ?? baseline;
  const now = best(elapsed);
  /** On the straight way from the best of today to `end`. */
  const towards = (end: number) => (at: number) =>
    at <= elapsed ? best(at) : now + ((end - now) * (at - elapsed)) / (1 - elapsed);
  const whole = new Set(moments.map((at) => Math.round(at * 100))).size === points;
  const labelAt = (at: number): string => `${(at * 100).toFixed(whole ? 0 : 1)} %`;
  const row = (name: string, value: (at: number) => number) => ({
    name,
    data: moments.map((at) => ({ label: labelAt(at), value: Number(value(at).toPrecision(6)) })),
  });
  return {
    type: 'data_visualization',
    title: oneLine(`${bet} · ${metric}`, TITLE_MAX, bet),
    chart: {
      type: 'line',
      series: [
        row('target', target),
        row('baseline', () => baseline),
        ...(forecast
          ? [
              row('likely', towards(forecast.middle)),
              row('1 in 10 is worse', towards(forecast.low)),
              row('1 in 10 is better', towards(forecast.high)),
            ]
          : []),
        // Drawn last, over what is likely, with which it goes until now.
        row('best so far', best),
      ],
      axis_config: {
        categories: moments.map(labelAt),
        x_label: 'of the time',
        y_label: oneLine(metric, LABEL_MAX, 'value'),
      },
    },
  };
}

function reliabilityChart({ bins }: Extract<Picture, { kind: 'reliability' }>): ChartBlock | null {
  if (bins.length === 0) return null;
  const row = (name: string, value: (bin: (typeof bins)[number]) => number) => ({
    name,
    data: bins.map((bin) => ({ label: tenthOf(bin), value: Number(figure(value(bin) * 100)) })),
  });
  return {
    type: 'data_visualization',
    title: 'Chances, and what came true',
    chart: {
      type: 'line',
      series: [row('came true, %', ({ observed }) => observed), row('as said, %', ({ forecast }) => forecast)],
      axis_config: {
        categories: bins.map(tenthOf),
        x_label: 'chance said',
        y_label: 'per cent',
      },
    },
  };
}

/** Means of two neighbouring tenths may round to the same per cent, and Slack wants each label once. */
const tenthOf = ({ forecast }: { readonly forecast: number }): string => {
  const tenth = Math.min(9, Math.floor(forecast * 10));
  return `${tenth * 10}–${tenth * 10 + 10} %`;
};

function costsChart({ title, purposes, weeks }: CostsPicture): ChartBlock {
  const categories = weeks.map(({ monday }) => monday);
  return {
    type: 'data_visualization',
    title: oneLine(title, TITLE_MAX, 'What the model cost'),
    chart: {
      type: 'bar',
      series: purposes.map((name, place) => ({
        name: oneLine(name, LABEL_MAX, 'other'),
        data: weeks.map(({ monday, micros }) => ({ label: monday, value: (micros[place] ?? 0) / 1_000_000 })),
      })),
      axis_config: { categories, x_label: 'week of', y_label: 'US dollars' },
    },
  };
}
