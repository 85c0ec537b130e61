import type { ActionsBlock, KnownBlock, RichTextBlockElement } from '@slack/types';
import { handoverHandle, handoverName } from '#domain/handover.ts';
import type { HandoverCard, HandoverLook } from '#domain/handover-message.ts';
import { dateInWords, durationInWords } from '#domain/time-words.ts';
import { minutesBetween, type Zone } from '#domain/time.ts';
import {
  actions,
  bold,
  button,
  context,
  count,
  oneLine,
  paragraph,
  personName,
  projectName,
  rich,
  section,
  view,
  type View,
} from './kit.ts';
import { inClock, inReadersClock } from './moment.ts';
import { nudgeFoot } from './nudge-foot.ts';
import { spansInWords } from './overlap.ts';
import { quotation } from './words.ts';

const QUOTED_MAX = 900;
/** Below a question there is less room. */
const BESIDE_MAX = 300;
const SHOWN_MAX = 3;
const LINE_MAX = 160;
const LISTED_MAX = 6;

/** One handover with everything its reader can do about it. */
export function handoverCard(message: HandoverCard): View {
  const { look } = message;
  const opening = openingOf(message);
  const said = wordsOf(look, QUOTED_MAX);
  return view(`${opening} ${oneLine(look.needs || look.done, 150, '')}`, [
    rich(paragraph(opening), ...said),
    ...buttonsOf(message),
    ...footOf(message),
  ]);
}

function openingOf({ to, look, projectName: project, zone, tellsAt = null, shared, missing }: HandoverCard): string {
  const name = projectName(project);
  const other = 'name' in look.state ? personName(look.state.name) : '';
  const giver = personName(look.giverName);
  const receiver = look.toName === null ? 'whoever is awake next' : personName(look.toName);
  const until = look.until === null ? '' : ` until ${inClock(look.until, zone)}`;
  if (to === 'next') {
    switch (look.state.is) {
      case 'open':
        if (shared)
          return `You and ${giver} are both at work ${spansInWords([shared], zone)} (${durationInWords(Math.round(minutesBetween(shared.from, shared.to)))}), and what ${giver} handed over in ${name} still waits for you. Where nobody takes it by then, it goes back.`;
        return `${giver} handed work over to ${look.toName === null ? 'whoever is awake next' : 'you'} in ${name}. Whoever takes it owns it${until}.`;
      case 'taken':
        return `${other} took over what ${giver} handed over in ${name}, and owns it${until}.`;
      case 'returned':
        return `${giver} has back what nobody took over in ${name}.`;
      case 'withdrawn':
      default:
        return `${giver} took back what was handed over in ${name}.`;
    }
  }
  switch (look.state.is) {
    case 'open':
      return `Handed over to ${receiver} in ${name}${until}.${tellsAt === null ? '' : ` They hear of it ${inClock(tellsAt, zone)}, your time.`}`;
    case 'taken':
      return `${other} took over what you handed over in ${name}, and owns it${until}.`;
    case 'returned':
      return missing
        ? `${whyBack(missing)}, so what you handed over in ${name} is yours again.`
        : `Nobody took over what you handed over in ${name}, so it is yours again.`;
    case 'withdrawn':
    default:
      return `You took back what you had handed over in ${name}.`;
  }
}

function whyBack(missing: NonNullable<HandoverCard['missing']>): string {
  const name = personName(missing.name);
  return missing.until === null ? `${name} is no longer there` : `${name} is away until ${dateInWords(missing.until)}`;
}

function wordsOf({ done, needs }: HandoverLook, max: number): RichTextBlockElement[] {
  const parts = [
    { title: 'Needs a decision', text: quotation(needs, max) },
    { title: 'Done so far', text: quotation(done, max) },
  ];
  return parts.flatMap(({ title, text }) => (text ? [paragraph(bold(title)), text] : []));
}

/** Links weigh more than their words, and a question has room for few. */
function linesOf({ done, needs }: HandoverLook): RichTextBlockElement[] {
  const parts = [
    { title: 'Needs a decision: ', text: oneLine(needs, BESIDE_MAX, '') },
    { title: 'Done so far: ', text: oneLine(done, BESIDE_MAX, '') },
  ];
  return parts.flatMap(({ title, text }) => (text === '' ? [] : [paragraph(bold(title), text)]));
}

function buttonsOf({ to, look }: HandoverCard): ActionsBlock[] {
  const value = handoverHandle(look);
  if (look.state.is === 'open') {
    return [actions(to === 'next' ? takeButton(look) : button('handover.back', 'Take it back', value))];
  }
  return look.state.is === 'returned' && to === 'back'
    ? [actions(button('handover.again', 'Hand it over again', value))]
    : [];
}

const takeButton = (look: HandoverLook) => button('handover.take', 'I take it', handoverHandle(look), 'primary');

function footOf(message: HandoverCard): KnownBlock[] {
  const { to, look } = message;
  const asked = (to === 'next' && look.state.is === 'open') || (to === 'back' && look.state.is === 'returned');
  if (!asked) return [];
  const why =
    to === 'next'
      ? 'You are told once, in your hours. Where nobody takes it in the next hours that you share, it goes back to whoever gave it.'
      : message.missing
        ? 'I tell you once, in your hours, so that you can choose somebody else.'
        : 'You were both at work since, and nobody pressed I take it. I tell you once, in your hours.';
  const rule = message.shared ? 'overlap' : 'handover';
  return [nudgeFoot(rule, handoverName(look.number)), ...(message.shared ? [] : [context(why)])];
}

/** What waits for the reader of a question, above everything else in it. */
export function handoverBlocks(looks: readonly HandoverLook[], zone: Zone): KnownBlock[] {
  const more = looks.length - SHOWN_MAX;
  return [
    ...looks
      .slice(0, SHOWN_MAX)
      .flatMap((look) => [
        rich(
          paragraph(
            bold(`Handed over by ${personName(look.giverName)}`),
            look.toName === null ? ' to whoever is awake next' : ' to you',
            look.until === null ? '' : `, until ${inClock(look.until, zone)}`,
          ),
          ...linesOf(look),
        ),
        actions(takeButton(look)),
      ]),
    ...(more > 0 ? [section(`and ${count(more, 'more handover')}: they stand in my Home.`)] : []),
  ];
}

/** The same in a line each, for where a message shows several questions. shown: how many at most; the others are counted. */
export function handoverLines(looks: readonly HandoverLook[], shown: number): KnownBlock[] {
  const more = looks.length - Math.min(shown, looks.length);
  return [
    ...looks.slice(0, shown).map((look) => ({
      ...section(`Handed over by ${personName(look.giverName)}: ${oneLine(look.needs || look.done, LINE_MAX, '–')}`),
      accessory: takeButton(look),
    })),
    ...(more > 0 ? [section(`${count(more, shown > 0 ? 'more handover' : 'handover')} for you: in my Home.`)] : []),
  ];
}

/** What was handed over, for everybody in the channel: a line each, in the clock of whoever reads. */
export function handoversOfDigest(looks: readonly HandoverLook[]): KnownBlock[] {
  if (looks.length === 0) return [];
  const more = looks.length - LISTED_MAX;
  const lines = looks
    .slice(0, LISTED_MAX)
    .map((look) =>
      paragraph(
        bold(`${personName(look.giverName)} to ${receiverOf(look)}`),
        look.state.is === 'open' ? ', waits' : '',
        ...(look.until === null ? [] : [', until ', inReadersClock(look.until)]),
        `: ${oneLine(look.needs || look.done, LINE_MAX, '–')}`,
      ),
    );
  return [
    rich(
      paragraph(bold('Handed over')),
      { type: 'rich_text_list', style: 'bullet', elements: lines },
      ...(more > 0 ? [paragraph(`and ${more} more`)] : []),
    ),
  ];
}

const receiverOf = ({ state, toName }: HandoverLook): string =>
  'name' in state ? personName(state.name) : toName === null ? 'whoever is awake next' : personName(toName);
