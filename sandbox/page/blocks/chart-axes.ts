import { html } from '#sandbox/page/html.ts';
import { colorAt, shortNumber, stepsFor } from './chart-parts.ts';
import type { Series } from './chart-parts.ts';

interface AxesProps {
  readonly type: 'line' | 'bar' | 'area';
  readonly title: string;
  readonly series: readonly Series[];
  readonly categories: readonly string[];
  readonly across: string;
  readonly up: string;
}

const WIDTH = 560;
const HEIGHT = 240;
const LEFT = 48;
const RIGHT = 8;
const TOP = 8;
const BOTTOM = 40;
/** Room that a category's name needs. units: SVG units */
const NAME = 62;

/** Where things stand: the middle of a category, and the height of a value. */
interface Scale {
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
  readonly column: number;
}

/** Lines, bars or areas over named categories. */
export function Axes({ type, title, series, categories, across, up }: AxesProps) {
  const steps = stepsFor(
    series.flatMap(({ points }) => points.map(({ value }) => value)),
    4,
  );
  const [low = 0, high = 1] = [steps[0], steps.at(-1)];
  const column = (WIDTH - LEFT - RIGHT) / Math.max(1, categories.length);
  const scale: Scale = {
    column,
    x: (index) => LEFT + column * (index + 0.5),
    y: (value) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - (value - low) / (high - low || 1)),
  };
  const Shape = type === 'bar' ? Bars : Lines;
  return html`<svg
    class="b-axes"
    viewBox=${`0 0 ${WIDTH} ${HEIGHT}`}
    role="img"
    aria-label=${`${title}. ${told(series)}`}
  >
    ${steps.map(
      (step) =>
        html`<line class="b-grid" x1=${LEFT} x2=${WIDTH - RIGHT} y1=${scale.y(step)} y2=${scale.y(step)} />
          <text class="b-axis" x=${LEFT - 6} y=${scale.y(step) + 4} text-anchor="end">${shortNumber(step)}</text>`,
    )}
    <${Names} categories=${categories} scale=${scale} />
    <${Shape} series=${series} categories=${categories} scale=${scale} filled=${type === 'area'} />
    ${across === '' ? null : html`<text class="b-axis" x=${(LEFT + WIDTH) / 2} y=${HEIGHT - 4} text-anchor="middle">${across}</text>`}
    ${up === '' ? null : html`<text class="b-axis" transform=${`translate(11 ${(HEIGHT - BOTTOM) / 2}) rotate(-90)`} text-anchor="middle">${up}</text>`}
  </svg>`;
}

const told = (series: readonly Series[]) =>
  series
    .map(({ name, points }) => `${name}: ${points.map(({ label, value }) => `${label} ${value}`).join(', ')}`)
    .join('; ');

/** As many names as have room. */
function Names({ categories, scale }: { categories: readonly string[]; scale: Scale }) {
  const every = Math.ceil(NAME / scale.column);
  return categories.map((name, index) =>
    index % every === 0
      ? html`<text class="b-axis" x=${scale.x(index)} y=${HEIGHT - BOTTOM + 16} text-anchor="middle">${name}</text>`
      : null,
  );
}

interface ShapeProps {
  readonly series: readonly Series[];
  readonly categories: readonly string[];
  readonly scale: Scale;
  readonly filled: boolean;
}

/** The points of a series by their place; a category without one is left out. */
const placed = ({ points }: Series, categories: readonly string[], { x, y }: Scale) =>
  categories.flatMap((category, index) => {
    const point = points.find(({ label }) => label === category);
    return point ? [{ x: x(index), y: y(point.value), said: `${category}: ${point.value}` }] : [];
  });

function Lines({ series, categories, scale, filled }: ShapeProps) {
  return series.map((one, index) => {
    const points = placed(one, categories, scale);
    const line = points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
    const [first, last] = [points[0], points.at(-1)];
    const floor = scale.y(0).toFixed(1);
    const area = first && last ? `${first.x.toFixed(1)},${floor} ${line} ${last.x.toFixed(1)},${floor}` : '';
    return html`${filled ? html`<polygon points=${area} fill=${colorAt(index)} fill-opacity="0.25" />` : null}
      <polyline points=${line} fill="none" stroke=${colorAt(index)} stroke-width="2" stroke-linejoin="round" />
      ${points.map(({ x, y, said }) => html`<circle cx=${x} cy=${y} r="3" fill=${colorAt(index)}><title>${one.name}, ${said}</title></circle>`)}`;
  });
}

function Bars({ series, categories, scale }: ShapeProps) {
  const width = Math.min(36, (scale.column * 0.76) / Math.max(1, series.length));
  return series.map((one, index) =>
    placed(one, categories, scale).map(({ x, y, said }) => {
      const left = x + (index - series.length / 2) * width;
      const zero = scale.y(0);
      return html`<rect
        x=${left}
        y=${Math.min(y, zero)}
        width=${Math.max(1, width - 1)}
        height=${Math.abs(zero - y)}
        rx="2"
        fill=${colorAt(index)}
      >
        <title>${one.name}, ${said}</title>
      </rect>`;
    }),
  );
}
