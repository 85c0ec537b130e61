import { BLOCKS_NEWER } from './blocks-newer.ts';
import { BLOCKS_CORE } from './blocks.ts';
import { CHARTS } from './charts.ts';
import { ELEMENTS_CORE } from './elements.ts';
import { OBJECTS as COMPOSITION } from './objects.ts';
import { RICH, RICH_OBJECTS } from './rich-text.ts';
import { SELECTS } from './selects.ts';
import type { Family, Shapes } from './spec.ts';

/** Every block Slack takes or sends. */
export const BLOCKS: Shapes = { ...BLOCKS_CORE, ...BLOCKS_NEWER };

/** Every block element. Text objects, which may stand as elements of a context block, are read as texts. */
export const ELEMENTS: Shapes = { ...ELEMENTS_CORE, ...SELECTS };

/** Every object without a family: confirm, option, … */
export const OBJECTS: Shapes = { ...COMPOSITION, ...RICH_OBJECTS };

/** The table of each family of objects that name themselves with `type`. */
export const FAMILIES: Readonly<Record<Family, Shapes>> = {
  block: BLOCKS,
  element: ELEMENTS,
  rich: RICH,
  cell: COMPOSITION,
  chart: CHARTS,
};
