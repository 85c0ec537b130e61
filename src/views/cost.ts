import type { KnownBlock } from '@slack/types';
import type { Cost, CostReport, NamedCost } from '#domain/cost-report.ts';
import { dollars } from '#domain/price.ts';
import { MODEL_TASKS, TASK_NAMES } from '#domain/project-model.ts';
import { dateInWords } from '#domain/time-words.ts';
import {
  bold,
  context,
  count,
  header,
  oneLine,
  paragraph,
  projectName,
  rich,
  section,
  view,
  type View,
} from './kit.ts';

const MOST_LINES = 12;

/** What a language model cost: in all, by purpose, model, project and week, in figures that a reader can add up. */
export function costReport(report: CostReport): View {
  const of = report.projectName === null ? 'this workspace' : projectName(report.projectName);
  const { total, weeks } = report;
  const title = `What the model cost ${of}`;
  const foot = context(
    'Days and weeks are UTC. Money is reckoned by list prices as they were then; a price that nobody knows is unknown, never nothing. Only you see this.',
  );
  if (total.calls + total.kept === 0) {
    return view(`${title}: nothing was asked in ${weeks.length} weeks.`, [
      header(title),
      section(`Nothing was asked of a model in the last ${weeks.length} weeks. ${MODEL[report.model]}`),
      foot,
    ]);
  }
  const known = weeks.filter(({ calls, kept }) => calls + kept > 0);
  return view(`${title}: ${moneyOf(total)} in ${weeks.length} weeks.`, [
    header(title),
    section(
      `${moneyOf(total)} in the last ${weeks.length} weeks: ${callsOf(total)}. ${tokensOf(total)}. ${todayOf(report)}`.trim(),
    ),
    part('By purpose', report.purposes),
    part('By model', report.models),
    ...(report.projects === null ? [] : [part('By project', report.projects)]),
    part(
      'By week',
      known.toReversed().map((week) => ({ ...week, failed: 0, kept: 0, name: `week of ${dateInWords(week.monday)}` })),
    ),
    ...(report.model === 'on' ? [] : [context(MODEL[report.model])]),
    ...worksOf(report),
    foot,
  ]);
}

const MODEL: Readonly<Record<CostReport['model'], string>> = {
  on: 'Summaries may be worded by it; what cannot be checked stands in people’s own words.',
  off: 'It is switched off in /project settings, so everything stands in people’s own words.',
  none: 'Whoever runs me has set none up, so everything stands in people’s own words.',
};

function part(title: string, costs: readonly NamedCost[]) {
  const lines = costs
    .slice(0, MOST_LINES)
    .map((one) => `${oneLine(one.name, 80, '–')}: ${moneyOf(one)}, ${callsOf(one)}`);
  const more = costs.length - lines.length;
  const shown = more > 0 ? [...lines, `and ${more} more`] : lines;
  // A block each: within one, nothing sets a heading off from the list before it.
  return rich(paragraph(bold(title)), {
    type: 'rich_text_list',
    style: 'bullet',
    elements: shown.map((line) => paragraph(line)),
  });
}

/** Which models work for a project, and where that is changed. */
function worksOf({ works }: CostReport): KnownBlock[] {
  if (!works) return [];
  const names = new Set(Object.values(works));
  const [one = ''] = names;
  const shown = (name: string): string => oneLine(name, 80, 'a model');
  const said =
    names.size === 1 ? shown(one) : MODEL_TASKS.map((task) => `${shown(works[task])} (${TASK_NAMES[task]})`).join(', ');
  return [context(`Now at work: ${said}. /project model changes that and the cap.`)];
}

/** `$1.20`, `$1.20 and 3 calls at an unknown price`, `an unknown sum`. */
export function moneyOf({ micros, unpriced }: Pick<Cost, 'micros' | 'unpriced'>): string {
  if (unpriced === 0) return dollars(micros);
  return micros === 0 ? 'an unknown sum' : `${dollars(micros)} and ${count(unpriced, 'call')} at an unknown price`;
}

function callsOf({ calls, failed, kept }: Cost): string {
  const without = failed > 0 ? `, ${failed} of them without a usable answer` : '';
  return `${count(calls, 'call')}${without}${kept > 0 ? `, ${kept} more answered from what was kept` : ''}`;
}

function tokensOf({ input, cached, output }: Cost): string {
  const number = (tokens: number): string => tokens.toLocaleString('en');
  return `${number(input)} tokens in${cached > 0 ? ` (${number(cached)} from the provider's cache)` : ''}, ${number(output)} out`;
}

function todayOf({ today }: CostReport): string {
  return today === null ? '' : `Today ${dollars(today.used)} of ${dollars(today.cap)} count against the cap.`;
}
