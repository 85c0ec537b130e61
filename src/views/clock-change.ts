import type { ClockChanges } from '#domain/overlap-message.ts';
import { dateInWords, durationInWords } from '#domain/time-words.ts';
import { localDate, localTime } from '#domain/time.ts';
import { bold, context, count, header, listed, paragraph, personName, rich, section, view, type View } from './kit.ts';
import { zoneName } from './moment.ts';
import { footOf, named, whose } from './overlap.ts';

const CHANGES_MAX = 6;
const PAIRS_MAX = 6;
const ZONES_MAX = 6;

type Change = ClockChanges['changes'][number];

/** The clock changes ahead and the minutes they bring or take. */
export function clockChanges(message: ClockChanges): View {
  const title = `${whose(message)} · clock changes`;
  const shown = message.changes.slice(0, CHANGES_MAX);
  const [first] = shown;
  if (!first) {
    const none = 'No clock change of the next four months moves the hours you share.';
    return view(`${title}: ${none}`, [header(title), section(none), context(foot(message))]);
  }
  return view(
    `${title}: ${dateInWords(localDate(first.at, message.zone))}, ${teamWords(first) || 'some of you are moved'}`,
    [header(title), ...shown.map((change) => changeBlock(change, message)), context(foot(message))],
  );
}

function changeBlock(change: Change, { zone, names: all, why }: ClockChanges) {
  // A channel has no clock of its own.
  const clock = why === 'notice' ? zoneName(zone) : 'your time';
  // Of two people the team is the pair.
  const pairs = all.length > 2 ? change.pairs : [];
  const lines = [
    ...pairs
      .slice(0, PAIRS_MAX)
      .map(({ names, before, after }) =>
        paragraph(`${personName(names[0])} and ${personName(names[1])}: ${minutesWords(before, after)}`),
      ),
    ...(pairs.length > PAIRS_MAX ? [paragraph(`and ${count(pairs.length - PAIRS_MAX, 'more pair')}`)] : []),
    ...change.leaving.map(({ slot, names }) => paragraph(`The weekly ${slot} leaves the hours of ${named(names)}`)),
  ];
  const team = teamWords(change);
  return rich(
    paragraph(
      bold(`${dateInWords(localDate(change.at, zone))}, ${localTime(change.at, zone)} ${clock}`),
      `: ${zoneWords(change)}.${team === '' ? '' : ' '}`,
      team === '' ? '' : bold(team),
    ),
    ...(lines.length > 0 ? [{ type: 'rich_text_list', style: 'bullet', elements: lines } as const] : []),
  );
}

const zoneWords = ({ zones }: Change): string =>
  [...Map.groupBy(zones, ({ by }) => by)]
    .map(([by, of]) => {
      const places = listed(
        of.map(({ zone }) => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')),
        ZONES_MAX,
      );
      return `clocks in ${places} go ${durationInWords(Math.abs(by))} ${by > 0 ? 'forward' : 'back'}`;
    })
    .join(', ');

function teamWords({ team }: Change): string {
  if (team === null || team.before === team.after) return '';
  return `All together: ${minutesWords(team.before, team.after)}.`;
}

/** Nobody counts a week in minutes: `10h a week become 15h (5h gained)`. */
function minutesWords(before: number, after: number): string {
  const change = durationInWords(Math.round(Math.abs(after - before)));
  const gained = `${change} ${after > before ? 'gained' : 'lost'}`;
  if (before === 0) return `no shared hour a week becomes ${durationInWords(Math.round(after))} (${gained})`;
  if (after === 0) return `${durationInWords(Math.round(before))} a week become none (${gained})`;
  return `${durationInWords(Math.round(before))} a week become ${durationInWords(Math.round(after))} (${gained})`;
}

function foot(message: ClockChanges): string {
  const { zone } = message;
  if (message.why === 'notice') {
    return `Why am I seeing this? Clock changes that move your shared hours are announced ten and two days before, once each. Times are in ${zoneName(zone)}; /overlap dst shows them in your own clock.`;
  }
  return `Hours of a week before and after. ${footOf(message)}`;
}
