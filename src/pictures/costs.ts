import { scaleBand, scaleLinear } from 'd3-scale';
import { pictureWords, type CostsPicture } from '#domain/picture.ts';
import { dollars } from '#domain/price.ts';
import { dateInWords } from '#domain/time-words.ts';
import { canvas, element, fitted, INK, text, TEXT, WIDTH } from './kit.ts';

const HEIGHT = 520;
const PLOT = { left: 120, right: WIDTH - 30, top: 130, bottom: HEIGHT - 60 };
/** By purpose, the dearest first. */
const FILLS = [INK.reading, INK.target, INK.good, INK.faint, INK.band] as const;
const fillOf = (place: number): string => FILLS[place % FILLS.length] ?? INK.reading;

/** What each week cost, a bar of its purposes one upon the other. */
export function costsPicture(picture: CostsPicture): string {
  const sums = picture.weeks.map(({ micros }) => micros.reduce((sum, one) => sum + one, 0));
  const x = scaleBand(
    picture.weeks.map(({ monday }) => monday),
    [PLOT.left, PLOT.right],
  ).padding(0.3);
  const y = scaleLinear([0, Math.max(1, ...sums)], [PLOT.bottom, PLOT.top]).nice(4);
  const small = { 'font-size': TEXT.small, fill: INK.faint };
  return canvas(
    HEIGHT,
    pictureWords(picture),
    text(fitted(picture.title, WIDTH - 48, TEXT.title), 24, 40, { 'font-size': TEXT.title, 'font-weight': 'bold' }),
    ...legend(picture.purposes),
    ...y.ticks(4).flatMap((tick) => [
      element('line', {
        x1: PLOT.left,
        x2: PLOT.right,
        y1: y(tick),
        y2: y(tick),
        stroke: INK.grid,
        'stroke-width': 1.5,
      }),
      text(dollars(tick), PLOT.left - 12, y(tick) + 7, { ...small, 'text-anchor': 'end' }),
    ]),
    ...picture.weeks.flatMap(({ monday, micros }) => {
      const left = x(monday) ?? PLOT.left;
      let under = 0;
      const parts = micros.map((one, place) => {
        const [bottom, top] = [y(under), y(under + one)];
        under += one;
        return one === 0
          ? ''
          : element('rect', { x: left, y: top, width: x.bandwidth(), height: bottom - top, fill: fillOf(place) });
      });
      const middle = left + x.bandwidth() / 2;
      return [
        ...parts,
        text(dateInWords(monday).replace(/^\w+ (\d+ \w{3})\w*/, '$1'), middle, PLOT.bottom + 32, {
          ...small,
          'text-anchor': 'middle',
        }),
      ];
    }),
  );
}

function legend(purposes: readonly string[]): string[] {
  const each = (WIDTH - 48) / Math.max(1, purposes.length);
  return purposes.flatMap((name, place) => [
    element('rect', { x: 24 + each * place, y: 66, width: 18, height: 18, fill: fillOf(place) }),
    text(fitted(name, each - 40, TEXT.small), 50 + each * place, 82, { 'font-size': TEXT.small }),
  ]);
}
