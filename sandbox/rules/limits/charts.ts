import { list, obj } from './spec.ts';
import type { Shape, Shapes } from './spec.ts';

/** At most 20 points a series: one for each category of the axis. A later reading of the page says 12 series: 6 is kept. */
const axes: Shape = {
  src: 'data_viz',
  fields: { series: list(obj('series'), 6, 1), axis_config: obj('axis_config') },
  required: ['series', 'axis_config'],
};

/** What `data_visualization.chart` may be. */
export const CHARTS: Shapes = {
  pie: { src: 'data_viz', fields: { segments: list(obj('segment'), 6, 1) }, required: ['segments'] },
  line: axes,
  bar: axes,
  area: axes,
};
