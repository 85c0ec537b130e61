import type { KnownBlock } from '@slack/types';
import type { PromptDone, PromptMessage, PromptsMessage } from '#domain/message.ts';
import { dateInWords } from '#domain/time-words.ts';
import {
  actions,
  bold,
  button,
  channelLink,
  context,
  count,
  header,
  listed,
  paragraph,
  projectName,
  rich,
  section,
  view,
  WEIGHT_MAX,
  weightOf,
  type View,
} from './kit.ts';
import { deadlineLines } from './deadline.ts';
import { handoverLines } from './handover.ts';
import { onDay } from './moment.ts';
import { doneButton, doneWords, promptButtons } from './prompt.ts';
import { quotation } from './words.ts';

const NAMES_MAX = 6;
/** More would be no message but a wall; the form has room for ten. */
const PARTS_MAX = 15;
const BLOCKS_MAX = 50;
/** How much of each is shown, from all to little, until it fits. units: characters of a plan; handovers, beyond which they are counted */
const SIZES = [
  { plan: 600, snooze: true, handed: 3 },
  { plan: 200, snooze: true, handed: 3 },
  { plan: 0, snooze: true, handed: 3 },
  { plan: 0, snooze: true, handed: 1 },
  { plan: 0, snooze: false, handed: 1 },
  { plan: 0, snooze: true, handed: 0 },
] as const;
const LEAST = { plan: 0, snooze: false, handed: 0 } as const;
type Size = (typeof SIZES)[number] | typeof LEAST;

/** The questions of several projects that come at the same time, with what can be done about each and about all. */
export function prompts(message: PromptsMessage): View {
  const parts = message.parts.slice(0, PARTS_MAX);
  const open = message.parts.filter(({ kind }) => kind === 'prompt');
  const names = listed(
    message.parts.map((part) => projectName(part.projectName)),
    NAMES_MAX,
  );
  const day = dateInWords(message.date);
  const opening =
    open.length === 0 ? `Your standups of ${day}.` : 'What moved since your last standup? One form takes all of them.';
  const rest = message.parts.length - parts.length;
  const unseen = message.parts.slice(PARTS_MAX).flatMap(({ handovers = [] }) => handovers).length;
  const handed = unseen > 0 ? `, with ${count(unseen, 'more handover')}: they stand in my Home` : '';
  const more = rest > 0 ? `and ${rest} more: /standup opens the form of all${handed}. ` : '';
  const why = `You are asked because you take part in ${names}. Their questions come within a quarter of an hour, so they are one message.`;
  const blocksWith = (size: Size): KnownBlock[] => [
    header(`Standup · ${day}`),
    section(opening),
    ...(open.length > 1 ? [actions(button('standup.all', 'Fill in all of them', 'all', 'primary'))] : []),
    ...parts.flatMap((part) => (part.kind === 'prompt' ? asking(part, size) : ended(part, size))),
    context(`${more}${why}`),
  ];
  const said = open.length === 0 ? opening : `Standup for ${names}, ${day}. ${opening}`;
  const fitting = SIZES.map(blocksWith).find((blocks) => blocks.length <= BLOCKS_MAX && weightOf(blocks) <= WEIGHT_MAX);
  return view(said, fitting ?? blocksWith(LEAST));
}

function asking(part: PromptMessage, { plan: room, snooze, handed }: Size): KnownBlock[] {
  const plan = room > 0 ? quotation(part.lastPlan, room) : null;
  const blockers = part.blockers?.length ?? 0;
  const bets = part.bets?.length ?? 0;
  const name = projectName(part.projectName);
  const until = onDay(part.cutoffAt, part.zone, part.date);
  return [
    ...handoverLines(part.handovers ?? [], handed),
    rich(
      paragraph(
        bold(name),
        ` until ${until} your time, for `,
        channelLink(part.channel),
        blockers > 0 ? `. ${count(blockers, 'open blocker')}.` : '.',
        bets > 0 ? ` ${count(bets, 'bet')} of yours.` : '',
      ),
      ...(snooze ? deadlineLines((part.deadlines ?? []).slice(0, 1), part.zone) : []),
      ...(plan ? [paragraph('Your plan last time'), plan] : []),
    ),
    actions(...promptButtons(part, part.lastPlan.trim() !== '').slice(0, snooze ? undefined : -2)),
  ];
}

function ended(part: PromptDone, { handed }: Size): KnownBlock[] {
  const words = section(`${projectName(part.projectName)}\n${doneWords(part)}`);
  const press = doneButton(part);
  return [...handoverLines(part.handovers ?? [], handed), press ? { ...words, accessory: press } : words];
}
