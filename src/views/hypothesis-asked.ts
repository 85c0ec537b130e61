import type { KnownBlock, RichTextBlockElement } from '@slack/types';
import type { BetSection } from '#domain/form.ts';
import { hypothesisId } from '#domain/hypothesis.ts';
import { BETS_ASKED_MAX, type BetAsked, type Stance } from '#domain/hypothesis-said.ts';
import type { ProjectId } from '#domain/ids.ts';
import { bold, clean, context, count, cut, input, isBlank, oneLine, option, paragraph, plain } from './kit.ts';

const LISTED_MAX = 5;
const BELIEF_MAX = 80;
const SAID_MAX = 280;
const STANCES: readonly (readonly [Stance, string])[] = [
  ['nothing', 'Nothing new'],
  ['for', 'Evidence for it'],
  ['against', 'Evidence against it'],
];

/** `4 working days left` */
function leftInWords({ daysLeft, due }: BetAsked): string {
  if (due) return 'waits for its decision';
  return daysLeft < 0
    ? 'its last day is over'
    : daysLeft === 0
      ? 'ends today'
      : `${count(daysLeft, 'working day')} left`;
}

/** The bets that the reader owns, with the days that are left. */
export function betsInPrompt(bets: readonly BetAsked[]): RichTextBlockElement[] {
  if (bets.length === 0) return [];
  const lines = bets
    .slice(0, LISTED_MAX)
    .map((bet) =>
      paragraph(
        `${hypothesisId(bet.number)} (${leftInWords(bet)}): ${oneLine(bet.belief, BELIEF_MAX, '–')}, ${oneLine(bet.target, 60, '–')}`,
      ),
    );
  const more = bets.length - lines.length;
  return [
    paragraph(bold('Your bets')),
    { type: 'rich_text_list', style: 'bullet', elements: lines },
    ...(more > 0 ? [paragraph(`and ${more} more: /hypothesis lists all of them.`)] : []),
  ];
}

/** For each bet of theirs that ends soonest: what speaks for or against it, and its reading. */
export function betFields(project: ProjectId, bets: readonly BetSection[]): KnownBlock[] {
  const asked = bets.slice(0, BETS_ASKED_MAX);
  const more = bets.slice(BETS_ASKED_MAX).map(({ number }) => hypothesisId(number));
  return [
    ...asked.flatMap((bet) => fieldsOf(project, bet)),
    ...(more.length > 0
      ? [
          context(
            `Of your ${bets.length} bets the ${asked.length} that end first are asked about. For ${more.slice(0, 12).join(', ')} write a line such as “${more[0]} 0.83 n=200” in the next field.`,
          ),
        ]
      : []),
  ];
}

function fieldsOf(project: ProjectId, bet: BetSection): KnownBlock[] {
  const id = hypothesisId(bet.number);
  const options = STANCES.map(([stance, label]) => option(label, stance));
  const chosen = options.find(({ value }) => value === bet.said?.stance);
  const typed = clean(bet.said?.text ?? '');
  return [
    input(
      `bet-${bet.number}:${project}`,
      oneLine(`${id} (${leftInWords(bet)}): ${bet.belief}`, 150, id),
      {
        type: 'static_select',
        options,
        placeholder: plain('What is new?', 150),
        ...(chosen ? { initial_option: chosen } : {}),
      },
      { optional: true, hint: 'Left empty, nothing is said of it today. A reading goes into the next field.' },
    ),
    input(
      `bet-text-${bet.number}:${project}`,
      `Reading of ${id}`,
      {
        type: 'plain_text_input',
        max_length: SAID_MAX,
        placeholder: plain('0.83 n=200, or what speaks for or against it', 150),
        ...(isBlank(typed) ? {} : { initial_value: cut(typed, SAID_MAX) }),
      },
      {
        optional: true,
        hint: oneLine(`Target: ${bet.target}. What you say of it stands on its card in the channel.`, 150, 'Target'),
      },
    ),
  ];
}
