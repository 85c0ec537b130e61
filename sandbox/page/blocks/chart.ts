import { html } from '#sandbox/page/html.ts';
import { list, num, obj, str } from '#sandbox/page/text/json.ts';
import type { Json } from '#sandbox/page/text/json.ts';
import { Axes } from './chart-axes.ts';
import { colorAt } from './chart-parts.ts';
import type { Series } from './chart-parts.ts';
import { Unknown } from './unknown.ts';

/** A chart of Slack's own: pie, line, bar, area. Its numbers are also there as words, for whoever does not see it. */
export function Chart({ block }: { block: Json }) {
  const chart = obj(block['chart']);
  const type = str(chart['type']);
  const title = str(block['title']);
  if (type === 'pie') return html`<${Frame} title=${title}><${Pie} title=${title} chart=${chart} /><//>`;
  if (type !== 'line' && type !== 'bar' && type !== 'area') return html`<${Unknown} what="element" json=${chart} />`;
  const series = list(chart['series']).map(obj).map(seriesOf);
  const axis = obj(chart['axis_config']);
  const given = list(axis['categories']).map((name) => str(name));
  const categories =
    given.length > 0 ? given : [...new Set(series.flatMap(({ points }) => points.map(({ label }) => label)))];
  return html`<${Frame} title=${title}>
    <${Axes}
      type=${type}
      title=${title}
      series=${series}
      categories=${categories}
      across=${str(axis['x_label'])}
      up=${str(axis['y_label'])}
    />
    <${Legend} names=${series.map(({ name }) => name)} />
  <//>`;
}

const seriesOf = (json: Json): Series => ({
  name: str(json['name']),
  points: list(json['data'])
    .map(obj)
    .map((point) => ({ label: str(point['label']), value: num(point['value']) ?? 0 })),
});

function Frame({ title, children }: { title: string; children?: unknown }) {
  return html`<figure class="b-chart">
    <figcaption>${title}</figcaption>
    ${children}
  </figure>`;
}

function Legend({ names }: { names: readonly string[] }) {
  return html`<ul class="b-legend">
    ${names.map((name, index) => html`<li><i style=${{ background: colorAt(index) }}></i>${name}</li>`)}
  </ul>`;
}

/** Where on the circle of radius 1 that share of the way round is, from the top. */
const on = (share: number) =>
  `${Math.sin(share * 2 * Math.PI).toFixed(4)} ${(-Math.cos(share * 2 * Math.PI)).toFixed(4)}`;

function Pie({ title, chart }: { title: string; chart: Json }) {
  const segments = list(chart['segments'])
    .map(obj)
    .map((segment) => ({ label: str(segment['label']), value: Math.max(0, num(segment['value']) ?? 0) }));
  const total = segments.reduce((sum, { value }) => sum + value, 0) || 1;
  const starts = segments.map(
    (_, index) => segments.slice(0, index).reduce((sum, { value }) => sum + value, 0) / total,
  );
  const told = segments.map(({ label, value }) => `${label}: ${value} (${Math.round((value / total) * 100)}%)`);
  return html`<div class="b-pie">
    <svg viewBox="-1.02 -1.02 2.04 2.04" role="img" aria-label=${`${title}. ${told.join('; ')}`}>
      ${segments.map(({ value }, index) => {
        const [from, share] = [starts[index] ?? 0, value / total];
        const path =
          share > 0.9999
            ? 'M 0 -1 A 1 1 0 1 1 -0.001 -1 Z'
            : `M 0 0 L ${on(from)} A 1 1 0 ${share > 0.5 ? 1 : 0} 1 ${on(from + share)} Z`;
        return html`<path d=${path} fill=${colorAt(index)} class="b-slice"><title>${told[index]}</title></path>`;
      })}
    </svg>
    <ul class="b-legend b-upright">
      ${segments.map(
        ({ label, value }, index) =>
          html`<li>
            <i style=${{ background: colorAt(index) }}></i>${label}<b>${Math.round((value / total) * 100)}%</b>
          </li>`,
      )}
    </ul>
  </div>`;
}
