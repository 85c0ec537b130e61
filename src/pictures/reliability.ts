import { scaleLinear, scaleSqrt } from 'd3-scale';
import { percent, pictureWords } from '#domain/picture.ts';
import type { ReliabilityPicture } from '#domain/picture.ts';
import { canvas, element, fitted, INK, text, TEXT, WIDTH } from './kit.ts';

const HEIGHT = 640;
const PLOT = { left: 110, right: WIDTH - 40, top: 110, bottom: HEIGHT - 90 };
const TICKS = [0, 0.25, 0.5, 0.75, 1];
/** Fewer chances in a tenth than this are never drawn as a large dot. */
const FEW = 10;
/** 95 % of what luck alone does. */
const Z = 1.96;

/** How often chances of each tenth came true, on the diagonal where they are right; a bar shows what luck alone may do. */
export function reliabilityPicture(picture: ReliabilityPicture): string {
  const x = scaleLinear([0, 1], [PLOT.left, PLOT.right]);
  const y = scaleLinear([0, 1], [PLOT.bottom, PLOT.top]);
  const radius = scaleSqrt([0, Math.max(FEW, ...picture.bins.map(({ n }) => n))], [5, 20]);
  const small = { 'font-size': TEXT.small, fill: INK.faint };
  return canvas(
    HEIGHT,
    pictureWords(picture),
    text(fitted(picture.title, WIDTH - 48, TEXT.title), 24, 40, { 'font-size': TEXT.title, 'font-weight': 'bold' }),
    text(subtitle(picture), 24, 76, small),
    ...TICKS.flatMap((tick) => [
      element('line', {
        x1: PLOT.left,
        x2: PLOT.right,
        y1: y(tick),
        y2: y(tick),
        stroke: INK.grid,
        'stroke-width': 1.5,
      }),
      text(percent(tick), PLOT.left - 12, y(tick) + 7, { ...small, 'text-anchor': 'end' }),
      text(percent(tick), x(tick), PLOT.bottom + 32, { ...small, 'text-anchor': tick === 1 ? 'end' : 'middle' }),
    ]),
    element('line', {
      x1: x(0),
      y1: y(0),
      x2: x(1),
      y2: y(1),
      stroke: INK.faint,
      'stroke-width': 2.5,
      'stroke-dasharray': '9 7',
    }),
    ...picture.bins.map(({ n, forecast, observed }) => {
      const [low, high] = wilson(observed, n);
      return [
        element('line', {
          x1: x(forecast),
          x2: x(forecast),
          y1: y(low),
          y2: y(high),
          stroke: INK.reading,
          'stroke-width': 3,
          opacity: 0.55,
        }),
        element('circle', { cx: x(forecast), cy: y(observed), r: radius(n), fill: INK.reading, 'fill-opacity': 0.85 }),
      ].join('');
    }),
    text('chance given', (PLOT.left + PLOT.right) / 2, HEIGHT - 20, { 'text-anchor': 'middle' }),
    text('came true', PLOT.left + 12, PLOT.top + 36),
  );
}

function subtitle({ n, brier, baseBrier, ece }: ReliabilityPicture): string {
  if (n === 0) return 'no bet has ended yet';
  return `${n === 1 ? '1 chance' : `${n.toLocaleString('en')} chances`} · Brier ${brier.toFixed(3)}, base rate ${baseBrier.toFixed(3)} · ${(ece * 100).toFixed(1)} points off`;
}

/** source: Wilson 1927 */
function wilson(share: number, n: number): [number, number] {
  const middle = (share * n + Z ** 2 / 2) / (n + Z ** 2);
  const reach = (Z / (n + Z ** 2)) * Math.sqrt(share * (1 - share) * n + Z ** 2 / 4);
  return [Math.max(0, middle - reach), Math.min(1, middle + reach)];
}
