import type { KnownBlock } from '@slack/types';
import type { DigestMessage } from '#domain/message.ts';
import type { Posting } from '#domain/posting.ts';
import { dateInWords } from '#domain/time-words.ts';
import { deadlineLines } from './deadline.ts';
import { digestBody } from './digest-body.ts';
import { partsOf } from './digest-entries.ts';
import { awaitingReview, summaryFoot, summaryNote } from './digest-foot.ts';
import { latestNote } from './summary-latest.ts';
import { handoversOfDigest } from './handover.ts';
import {
  bold,
  clamp,
  context,
  count,
  header,
  listed,
  oneLine,
  paragraph,
  personName,
  projectName,
  rich,
  section,
  view,
  type View,
} from './kit.ts';

/** What ends words that were cut, and what is said of whole answers below them. */
export const WHOLE: Readonly<Record<Posting, { readonly end: string; readonly where: string }>> = {
  thread: { end: '… (whole answer in the thread)', where: ' Whole answers are in the thread.' },
  digest: { end: '… (the rest does not fit here)', where: ' Answers of this project stand here only.' },
  leads: {
    end: '… (the rest does not fit here)',
    where:
      ' You read this because you lead the project: its answers go to the leads only. /project export has all of each.',
  },
};
/** Characters that a list of names around the answers may take. */
const NAMES_CHARS = 700;

/** The daily digest: what needs help first, then what moved, in everybody's own words or in the lines that were made of them. */
export function digest(message: DigestMessage): View {
  const title = `${projectName(message.projectName)} · ${dateInWords(message.date)}`;
  if (message.answers.length === 0) {
    const line = `${title}: no updates. ${sentence(tally(message))}`.trimEnd();
    return view(line, [section(line), ...handoversOfDigest(message.handovers ?? []), ...latestNote(message)]);
  }
  if (message.withheld) {
    const line = `${title}: ${tally(message)}. The leads of the project read the answers.`;
    return view(line, [section(line), ...namesAround(message), ...latestNote(message)]);
  }
  if (message.unchanged) {
    const line = [`${title}: nothing has changed. ${sentence(tally(message))}`, ...stillOpen(message)].join(' ');
    return view(line, [section(line), ...handoversOfDigest(message.handovers ?? []), ...latestNote(message)]);
  }
  const { end: cutEnd, where } = WHOLE[message.posting ?? 'thread'];
  const end = message.parts ? WHOLE.thread.end : cutEnd;
  const all = partsOf(message);
  const blocked = all.find(({ isBlockers }) => isBlockers)?.entries.length ?? 0;
  const counted = message.blockers ? count(blocked, 'open blocker') : `${count(blocked, 'person', 'people')} blocked`;
  const spoken = `Standup digest ${title}: ${tally(message)}${blocked > 0 ? `, ${counted}` : ''}.`;
  const above = [header(title), ...headline(message), ...handoversOfDigest(message.handovers ?? [])];
  const due = deadlineLines(message.deadlines ?? [], null);
  const below = [
    ...(due.length > 0 ? [rich(...due)] : []),
    ...namesAround(message),
    ...awaitingReview(message),
    context([`${sentence(tally(message))}${goesOn(message) || where}`, ...summaryNote(message)].join(' ')),
    ...summaryFoot(message),
    ...latestNote(message),
  ];
  return view(spoken, [...above, ...digestBody(message, above, below, end), ...below]);
}

/** What a model says in a few words, above all. */
function headline({ summary }: DigestMessage): KnownBlock[] {
  const said = (summary?.headline ?? []).map((text) => oneLine(text, 300, '')).filter((text) => text !== '');
  return said.length === 0 ? [] : [rich(paragraph(said.join(' ')))];
}

const goesOn = ({ parts = 0 }: DigestMessage): string =>
  parts > 0 ? ` More than fits here: it goes on in the thread, in ${count(parts, 'message')}.` : '';

const sentence = (words: string): string => (words === '' ? '' : `${words[0]?.toUpperCase()}${words.slice(1)}.`);

/** Counts only: names of the missing are never posted. */
function tally({ answers, away, skipped, missing }: DigestMessage): string {
  return [
    ...(answers.length > 0 ? [`${answers.length} answered`] : []),
    ...(away.length > 0 ? [`${away.length} away`] : []),
    ...(skipped.length > 0 ? [`${skipped.length} skipped`] : []),
    ...(missing > 0 ? [`${missing} without an update`] : []),
  ].join(', ');
}

function stillOpen({ blockers = [] }: DigestMessage): string[] {
  return blockers.length > 0
    ? [`${count(blockers.length, 'blocker')} ${blockers.length === 1 ? 'is' : 'are'} still open.`]
    : [];
}

function namesAround({ away, skipped }: DigestMessage): KnownBlock[] {
  const back = away.map(({ name, backOn }) => `${personName(name)} (back ${dateInWords(backOn)})`);
  return [
    ...(back.length > 0 ? [rich(paragraph(bold('Away'), `: ${namesIn(back)}`))] : []),
    ...(skipped.length > 0 ? [rich(paragraph(bold('Skipped today'), `: ${namesIn(skipped.map(personName))}`))] : []),
  ];
}

/** As many names as fit, and how many more there are. */
function namesIn(names: readonly string[]): string {
  const longest = Math.max(...names.map(({ length }) => length)) + 2;
  return clamp(listed(names, Math.max(1, Math.floor(NAMES_CHARS / longest))), NAMES_CHARS);
}
