import type { OverlapWeek } from '#domain/overlap-message.ts';
import { dateInWords } from '#domain/time-words.ts';
import { bold, context, header, oneLine, paragraph, rich, view, type View } from './kit.ts';
import { IN_PLACE_OF_PICTURE } from './chart.ts';
import { footOf, spansInWords, whose } from './overlap.ts';

const ROWS_MAX = 40;
const NAME_WIDTH = 12;
/** From free to always at work. */
const SHADES = ['·', '░', '▒', '█'] as const;
const HEAD = `${' '.repeat(NAME_WIDTH)} 0  3  6  9  12 15 18 21`;

/** The week as a map of people and hours, in characters of one width, and the hours all share day by day. */
export function overlapWeek(message: OverlapWeek): View {
  const { rows, days, zone, first } = message;
  const title = `${whose(message)} · seven days from ${dateInWords(first)}`;
  const shared = days.filter((day) => day.shared.length > 0);
  const lines = shared.map((day) => paragraph(bold(dateInWords(day.date)), `: ${spansInWords(day.shared, zone)}`));
  const more = rows.length - ROWS_MAX;
  return view(`${title}: ${shared.length === 0 ? 'no hour suits all' : `all share hours on ${shared.length} days`}.`, [
    header(title),
    {
      ...rich({
        type: 'rich_text_preformatted',
        elements: [{ type: 'text', text: [HEAD, ...rows.slice(0, ROWS_MAX).map(rowOf), totals(rows)].join('\n') }],
      }),
      block_id: `${IN_PLACE_OF_PICTURE}week`,
    },
    rich(
      paragraph(shared.length === 0 ? 'No hour of these days suits all of you.' : 'All are at work:'),
      ...(lines.length > 0 ? [{ type: 'rich_text_list', style: 'bullet', elements: lines } as const] : []),
    ),
    {
      ...context(
        `Each column is an hour of the day: ${SHADES[0]} free, ${SHADES[1]} ${SHADES[2]} some days, ${SHADES[3]} most days; the last line counts who is usually there.${more > 0 ? ` ${more} more people are counted, not drawn.` : ''}`,
      ),
      block_id: `${IN_PLACE_OF_PICTURE}legend`,
    },
    context(footOf(message)),
  ]);
}

function rowOf({ name, hours }: OverlapWeek['rows'][number]): string {
  const label = oneLine(name, NAME_WIDTH, 'Somebody').padEnd(NAME_WIDTH);
  return `${label} ${hours.map(shadeOf).join('')}`;
}

const shadeOf = (share: number): string =>
  share <= 0.05 ? SHADES[0] : share < 0.4 ? SHADES[1] : share < 0.7 ? SHADES[2] : SHADES[3];

/** How many people are at work in each hour on most days; beyond nine a plus. */
function totals(rows: OverlapWeek['rows']): string {
  const counts = Array.from({ length: 24 }, (_, hour) => rows.filter(({ hours }) => (hours[hour] ?? 0) >= 0.5).length);
  return `${'people'.padEnd(NAME_WIDTH)} ${counts.map((many) => (many === 0 ? ' ' : many > 9 ? '+' : String(many))).join('')}`;
}
