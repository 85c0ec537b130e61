import type { RichTextBlock, RichTextBlockElement } from '@slack/types';
import { dollars } from '#domain/price.ts';
import type { SummaryWhy, WhyLine } from '#domain/summary-message.ts';
import { confidenceInWords, type CheckName } from '#domain/summary.ts';
import { dateInWords } from '#domain/time-words.ts';
import {
  bold,
  context,
  count,
  listed,
  oneLine,
  paragraph,
  personName,
  projectName,
  rich,
  section,
  sourceLink,
  view,
  type View,
} from './kit.ts';
import { quotation } from './words.ts';

/** A modal holds a hundred blocks. */
const PEOPLE_MAX = 90;
/** A modal holds 250,000 bytes; what stands around the people needs fewer than 10,000, the rest is left free. */
const PEOPLE_BYTES_MAX = 190_000;
const LINES_MAX = 12;
const QUOTE_MAX = 300;

/** Why the digest says what it says: each line, the words it rests on, and what was checked. */
export function summaryWhy(message: SummaryWhy): View {
  const { people, held, dropped } = message;
  const opening = `The digest of ${projectName(message.projectName)} of ${dateInWords(message.date)} stands in its channel for everybody in it. It comes once a day, when all have answered or the last of them is past their own deadline.`;
  const shown = blocksThatFit(people);
  const more = people.length - shown.length;
  const aside = [
    ...(held > 0
      ? [
          `${count(held, 'line')} did not hold against what was written and ${held === 1 ? 'is' : 'are'} shown only where a person approves ${held === 1 ? 'it' : 'them'}.`,
        ]
      : []),
    ...(dropped > 0
      ? [`${count(dropped, 'line')} fell through the checks and ${dropped === 1 ? 'is' : 'are'} shown nowhere.`]
      : []),
    ...(more > 0 ? [`${count(more, 'more person', 'more people')} would not fit here.`] : []),
  ];
  return view(opening, [
    section([opening, ...madeBy(message), ...aside].join(' ')),
    ...shown,
    ...(people.length === 0 ? [section('Nothing of it is kept any more.')] : []),
    context('The links lead to whole answers. What the checks mean: docs/summaries.md.'),
  ]);
}

/** The first people, as many as there is room for. */
function blocksThatFit(people: SummaryWhy['people']): RichTextBlock[] {
  const shown: RichTextBlock[] = [];
  let bytes = 0;
  for (const person of people.slice(0, PEOPLE_MAX)) {
    const block = personBlock(person);
    bytes += new TextEncoder().encode(JSON.stringify(block)).length;
    if (bytes > PEOPLE_BYTES_MAX) break;
    shown.push(block);
  }
  return shown;
}

function madeBy({ plain, models, prompts, usage, micros }: SummaryWhy): string[] {
  if (plain !== null) return ['No language model had a part in it: everybody’s own words stand in it.'];
  const by = listed(
    models.map((model) => oneLine(model, 60, 'a model')),
    3,
  );
  const cost = micros === null ? 'at a price that nobody told me' : `for ${dollars(micros)}`;
  return [
    `Worded by ${by} (prompts ${prompts}) in ${count(usage.calls, 'call')}, ${usage.input} tokens in, ${usage.output} out, ${cost}.`,
    'Blockers, asks, decisions and readings are copied, never worded.',
  ];
}

function personBlock({ name, link, lines }: SummaryWhy['people'][number]): RichTextBlock {
  const who = personName(name);
  const more = lines.length - LINES_MAX;
  return rich(
    paragraph(bold(who), ...(link === null ? [] : [' ', sourceLink(link)])),
    ...lines.slice(0, LINES_MAX).flatMap(lineOf),
    ...(more > 0 ? [paragraph(`and ${count(more, 'more line')}`)] : []),
  );
}

function lineOf(line: WhyLine): RichTextBlockElement[] {
  const quote = quotation(line.quote, QUOTE_MAX);
  return [
    paragraph(oneLine(line.text, 300, '–')),
    ...(quote ? [quote] : []),
    paragraph({ type: 'text', text: found(line), style: { italic: true } }),
  ];
}

const RESULTS = { pass: 'passed', repaired: 'put right', fail: 'failed', 'not run': 'not run' } as const;

/** What the checks found, and how sure they leave it. */
function found({ checks, confidence, by, review }: WhyLine): string {
  const names = Object.keys(checks) as CheckName[];
  const told = (['pass', 'repaired', 'fail'] as const).flatMap((result) => {
    const those = names.filter((name) => checks[name] === result);
    return those.length > 0 ? [`${RESULTS[result]}: ${those.join(', ')}`] : [];
  });
  const looked = review ? [`${review.is} by ${personName(review.name)}`] : [];
  const sure = `${confidenceInWords(confidence)} confidence`;
  return [...(by === 'code' ? ['copied'] : [sure, ...told]), ...looked].join(' · ');
}
