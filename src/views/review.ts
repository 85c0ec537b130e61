import type { KnownBlock } from '@slack/types';
import { promptHandle } from '#domain/prompt.ts';
import type { ReviewCard, ReviewCounts } from '#domain/review-message.ts';
import { dateInWords, durationInWords } from '#domain/time-words.ts';
import { minutesBetween } from '#domain/time.ts';
import { actions, button, context, count, listed, personName, projectName, section, view, type View } from './kit.ts';
import { inClock } from './moment.ts';
import { nudgeFoot } from './nudge-foot.ts';
import { spansInWords } from './overlap.ts';

/** Asks for a decision about lines of a digest, or says how they stand; what they say is read in the form only. */
export function reviewCard(message: ReviewCard): View {
  const { state, project, date } = message;
  const handle = promptHandle(project, date);
  const opening = [...sharedOf(message), openingOf(message)].join(' ');
  const foot: KnownBlock[] =
    state === 'open'
      ? [
          actions(button('review.open', 'Review', handle, 'primary')),
          nudgeFoot(message.shared ? 'overlap' : 'review', handle),
          context(
            'A model wrote these lines, and a check could not find all of a line in what was written. Nothing of them is posted until somebody decides.',
          ),
        ]
      : [];
  return view(opening, [section(opening), ...foot]);
}

/** Who is there to ask what was meant. */
function sharedOf({ shared, state, zone }: ReviewCard): string[] {
  if (!shared || state !== 'open') return [];
  const { otherName, when } = shared;
  const other = personName(otherName);
  const length = durationInWords(Math.round(minutesBetween(when.from, when.to)));
  return [
    `You and ${other} are both at work ${spansInWords([when], zone)} (${length}), so you can ask ${other} what was meant.`,
  ];
}

function openingOf({ state, counts, zone, lapsesAt, ...message }: ReviewCard): string {
  const digest = `the digest of ${projectName(message.projectName)} of ${dateInWords(message.date)}`;
  const lines = count(counts.waiting, 'line');
  if (state === 'over') {
    const rest =
      counts.waiting > 0
        ? [
            `${lines} ${counts.waiting === 1 ? 'was' : 'were'} not decided about and ${isAre(counts.waiting)} not shown.`,
          ]
        : [];
    return [`Nothing of ${digest} waits for a review any more.`, ...became(counts, 'Decided'), ...rest].join(' ');
  }
  const waits = `${lines} of ${digest} ${counts.waiting === 1 ? 'waits' : 'wait'}`;
  if (state === 'moved') return [`${waits} for a review; somebody else was asked since.`, ...became(counts)].join(' ');
  const until =
    lapsesAt === null
      ? `The digest names ${counts.waiting === 1 ? 'it' : 'them'} as awaiting review.`
      : `The rest of it is out; from ${inClock(lapsesAt, zone)} on it names ${counts.waiting === 1 ? 'this one' : 'these'} as awaiting review.`;
  return [`${waits} for your review.`, ...became(counts), until].join(' ');
}

const isAre = (number: number): string => (number === 1 ? 'is' : 'are');

/** What was decided so far. */
function became({ approved, edited, dropped }: ReviewCounts, before = 'So far'): string[] {
  const parts = [
    ...(approved > 0 ? [`${approved} approved`] : []),
    ...(edited > 0 ? [`${edited} edited`] : []),
    ...(dropped > 0 ? [`${dropped} dropped`] : []),
  ];
  return parts.length > 0 ? [`${before}: ${listed(parts, 3)}.`] : [];
}
