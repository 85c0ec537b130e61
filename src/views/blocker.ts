import type { ActionsBlock, KnownBlock, RichTextBlock, RichTextSection } from '@slack/types';
import { blockerId } from '#domain/blocker.ts';
import type { BlockerCard, BlockerDoubts, BlockerList, BlockerLook } from '#domain/blocker-message.ts';
import { dateInWords } from '#domain/time-words.ts';
import { blockerFacts, blockerTitle } from './blocker-line.ts';
import {
  actions,
  bold,
  button,
  context,
  count,
  header,
  oneLine,
  paragraph,
  personName,
  projectName,
  rich,
  section,
  view,
  WEIGHT_MAX,
  weightOf,
  type View,
  withCommands,
} from './kit.ts';
import { nudgeFoot } from './nudge-foot.ts';
import { inline, quotation } from './words.ts';

/** Of words that may be links all through: two quotations of this length still fit. */
const QUOTED_MAX = 600;
const LISTED_MAX = 200;
/** Each with three buttons; more would outweigh the message. */
const WITH_BUTTONS_MAX = 10;
const LINES_MAX = 15;

/** One blocker with everything its reader can do about it. */
export function blockerCard(message: BlockerCard): View {
  const { look } = message;
  const name = projectName(message.projectName);
  const opening = OPENINGS[message.to](look, name);
  const said = quotation(look.text, QUOTED_MAX);
  const latest = look.latest ? quotation(look.latest.text, QUOTED_MAX) : null;
  return view(`${opening} ${oneLine(look.text, 150, '')}`, [
    rich(
      paragraph(opening),
      paragraph(bold(blockerTitle(look)), ` (${blockerFacts(look)})`, ...unhelped(look)),
      ...(said ? [said] : []),
      ...(latest ? [paragraph(bold(`${personName(look.latest?.name ?? '')} wrote`)), latest] : []),
    ),
    ...blockerButtons(look, 'card'),
    ...(look.state.is === 'closed' ? [] : footOf(message)),
  ]);
}

/** Where one blocker is looked at, that nobody is asked to help with it. */
const unhelped = ({ state, helperName }: BlockerLook): string[] =>
  state.is === 'open' && helperName === null ? [' Nobody is named who could help: Update names somebody.'] : [];

const OPENINGS: Readonly<Record<BlockerCard['to'], (look: BlockerLook, project: string) => string>> = {
  helper: (look, project) =>
    look.state.is === 'closed'
      ? `${blockerId(look.number)} in ${project} no longer needs you.`
      : `${personName(look.ownerName)} is blocked in ${project}, and you could help.`,
  lead: (look, project) =>
    look.state.is === 'open'
      ? `Nobody has acknowledged a blocker of ${personName(look.ownerName)} in ${project}.`
      : `A blocker of ${personName(look.ownerName)} in ${project} had not been acknowledged; this is how it stands.`,
  owner: (look, project) =>
    look.state.is === 'closed'
      ? `Your blocker ${blockerId(look.number)} in ${project} is closed.`
      : `There is news of your blocker ${blockerId(look.number)} in ${project}.`,
  reader: (look, project) => `${blockerId(look.number)} in ${project}.`,
};

/** What was asked for by nobody says why it came when it is asked, and can be put off and called useless. */
function footOf({ to, look }: BlockerCard): KnownBlock[] {
  if (to !== 'helper' && to !== 'lead') return [context(WHY[to])];
  return [nudgeFoot(to === 'helper' ? 'blocker-helper' : 'blocker-lead', blockerId(look.number))];
}

const WHY: Readonly<Record<'owner' | 'reader', string>> = {
  owner: 'Why am I seeing this? It is your blocker, and somebody else did something about it.',
  reader: 'Acknowledge says that you see to it, Update tells how it goes, Resolve closes it.',
};

/** `where`: a card changes in place, a list is answered. */
export function blockerButtons({ number, state }: BlockerLook, where: 'card' | 'list'): ActionsBlock[] {
  const value = `${number}|${where}`;
  const [update, resolve] = [button('blocker.update', 'Update', value), button('blocker.resolve', 'Resolve', value)];
  if (state.is === 'open')
    return [actions(button('blocker.acknowledge', 'Acknowledge', value, 'primary'), update, resolve)];
  if (state.is === 'acknowledged') return [actions(update, resolve)];
  return state.is === 'asked' ? [actions(...doubtButtons(number))] : [];
}

const doubtButtons = (number: number) => [
  button('blocker.blocks', 'It blocks me', String(number)),
  button('blocker.review', 'Only a review request', String(number)),
];

/** Asks an author about lines that may be no blockers; those that are answered say how. */
export function blockerDoubts(message: BlockerDoubts): View {
  const name = projectName(message.projectName);
  const opening = `Does this hold you up? In your standup for ${name}, ${dateInWords(message.date)}, ${askedAbout(message.looks)}.`;
  const shown = message.looks.slice(0, WITH_BUTTONS_MAX);
  const more = message.looks.length - shown.length;
  return view(opening, [
    section(opening),
    ...shown.flatMap((look) => [
      rich(blockerLine(look)),
      ...(look.state.is === 'asked' ? blockerButtons(look, 'card') : []),
    ]),
    ...(more > 0 ? [context(`${count(more, 'more line')}: /standup blockers shows all of them.`)] : []),
    ...(message.looks.some(({ state }) => state.is === 'asked')
      ? [
          context(
            'Until you say so it is no blocker: nobody is written to about it, and the digest lists it as a request for review.',
          ),
        ]
      : []),
  ]);
}

function askedAbout(looks: readonly BlockerLook[]): string {
  const waiting = looks.filter(({ state }) => state.is === 'asked').length;
  if (waiting === 0) return 'nothing is open any more';
  return waiting === 1
    ? 'one line only asks for a review or is a link'
    : `${waiting} lines only ask for a review or are links`;
}

/** One blocker in a line: id, owner, what is known of it, its words. */
export function blockerLine(look: BlockerLook): RichTextSection {
  const said = oneLine(look.text, LISTED_MAX, '–');
  // What was cut may end within an address, and half of one leads elsewhere.
  const whole = said.endsWith('…') ? said.slice(0, said.lastIndexOf(' ') + 1) : said;
  const rest = said.slice(whole.length);
  return paragraph(bold(blockerTitle(look)), ` (${blockerFacts(look)}): `, ...inline(whole), rest);
}

const linesOf = (looks: readonly BlockerLook[]): RichTextBlock[] =>
  looks.length === 0 ? [] : [rich({ type: 'rich_text_list', style: 'bullet', elements: looks.map(blockerLine) })];

/** Open blockers with what can be done about them, the oldest first; where they were asked for, the closed ones below. */
export function blockerList(message: BlockerList): View {
  const scope =
    message.projectName === null
      ? 'Your blockers, and those you could help with'
      : `Blockers in ${projectName(message.projectName)}`;
  const { open, closed } = message;
  if (open.length === 0 && closed === null)
    return view(`${scope}: none are open.`, [header(scope), rich(paragraph(...withCommands(NONE_OPEN)))]);
  for (let shown = Math.min(open.length, WITH_BUTTONS_MAX); ; shown -= 1) {
    const blocks = [header(scope), ...openBlocks(open, shown), ...closedBlocks(closed)];
    const fits = weightOf(blocks) <= WEIGHT_MAX;
    if (fits || shown === 0)
      return view(`${scope}: ${count(open.length, 'open blocker')}.`, fits ? blocks : blocks.slice(0, 2));
  }
}

const NONE_OPEN = 'Nothing is open. `/standup blockers all` shows what was resolved.';

function openBlocks(open: readonly BlockerLook[], shown: number): KnownBlock[] {
  const plainer = open.slice(shown, shown + LINES_MAX);
  const more = open.length - shown - plainer.length;
  return [
    ...(open.length === 0 ? [section('Nothing is open.')] : []),
    ...open.slice(0, shown).flatMap((look) => [rich(blockerLine(look)), ...blockerButtons(look, 'list')]),
    ...linesOf(plainer),
    ...(plainer.length > 0 ? [context('/standup blockers B12 shows one with its buttons.')] : []),
    ...(more > 0 ? [context(`And ${more} more, raised later.`)] : []),
  ];
}

function closedBlocks(closed: readonly BlockerLook[] | null): KnownBlock[] {
  if (closed === null) return [];
  if (closed.length === 0) return [section('Nothing was resolved yet.')];
  return [rich(paragraph(bold('Resolved'))), ...linesOf(closed.slice(0, LINES_MAX))];
}
