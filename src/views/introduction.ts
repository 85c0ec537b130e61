import type { KnownBlock } from '@slack/types';
import type { Introduction } from '#domain/message.ts';
import { localDate } from '#domain/time.ts';
import { clockInWords, dateInWords } from '#domain/time-words.ts';
import {
  actions,
  bold,
  button,
  channelLink,
  context,
  oneLine,
  paragraph,
  projectName,
  rich,
  section,
  view,
  type View,
} from './kit.ts';
import { zoneName } from './moment.ts';

const HOURS_MAX = 200;

/** First words to a member: who writes, and the hours that would be kept for them. */
export function introduction(message: Introduction): View {
  const name = projectName(message.projectName);
  if (message.confirmed) return confirmed(message, name);
  const next = message.zone === null ? 'Which time zone are you in?' : 'Are these your hours?';
  return view(`Hello, I am Meridian. I collect standups for ${name}, in your own working hours. ${next}`, [
    rich(
      paragraph(
        `Hello, I am Meridian. I collect short standups for ${name} in `,
        channelLink(message.channel),
        ', so that nobody has to be awake at the same time. I write to you only in your own working hours.',
      ),
    ),
    ...(message.zone === null ? askZone(message) : proposeHours(message)),
  ]);
}

const hoursOf = ({ hours }: Introduction): string => oneLine(hours, HOURS_MAX, 'no working hours');

function askZone(message: Introduction): KnownBlock[] {
  return [
    rich(
      paragraph(
        'Slack does not tell me your time zone, so I will ask you nothing until you do. I would then keep ',
        bold(hoursOf(message)),
        ' and ask at ',
        bold(message.standupAt),
        '.',
      ),
    ),
    actions(button('hours.change', 'Tell my time zone', '-', 'primary')),
  ];
}

function proposeHours(message: Introduction): KnownBlock[] {
  return [
    rich(paragraph(bold('The hours I would keep for you')), keptHours(message)),
    actions(
      button('hours.confirm', "That's right", '-', 'primary'),
      button('hours.change', 'Change', '-'),
      button('holidays.open', 'Public holidays', '-'),
    ),
    context(
      'You get this because you are in the channel. I start with your next standup, whether you press or not. ' +
        'Public holidays are days off once you have confirmed yours.',
    ),
  ];
}

function askedAt({ asked, standupAt }: Introduction): string {
  if (asked === 'evening') return `at ${standupAt} of the working day before`;
  return asked === 'within' ? `inside these hours, since ${standupAt} is not` : `at ${standupAt}`;
}

function keptHours(message: Introduction) {
  const lines = [
    message.zone === null ? 'no time zone yet' : zoneName(message.zone),
    hoursOf(message),
    `the question comes ${askedAt(message)}`,
  ];
  return { type: 'rich_text_list', style: 'bullet', elements: lines.map((line) => paragraph(line)) } as const;
}

function confirmed(message: Introduction, name: string): View {
  if (message.zone === null)
    return view(`I still need your time zone before I can ask you about ${name}.`, askZone(message));
  return view(
    `Thank you. I keep your hours for ${name}: ${hoursOf(message)}; the question comes ${askedAt(message)}.`,
    [
      section(`Thank you. These are the hours I keep for you, for ${name} and every other project.`),
      rich(keptHours(message)),
      ...nextIn(message),
      actions(button('hours.change', 'Change', '-'), button('holidays.open', 'Public holidays', '-')),
    ],
  );
}

function nextIn({ next, zone }: Introduction): KnownBlock[] {
  if (!next || zone === null) return [];
  const when = `${dateInWords(localDate(next.askAt, zone))}, ${clockInWords(next.askAt, zone)}`;
  return [section(`Your next question, for ${projectName(next.projectName)}, comes on ${when} your time.`)];
}
