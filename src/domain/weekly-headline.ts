import { blockerId } from './blocker.ts';
import { hypothesisId } from './hypothesis.ts';
import { chanceInWords } from './hypothesis-numbers.ts';
import { outcomeInWords } from './hypothesis-refusals.ts';
import type { WeeklyBet, WeeklyFigures, WeeklyMessage } from './weekly-message.ts';

/** A blocker that stood so long is worth a sentence of its own. */
const LONG_DAYS = 3;
/** A chance that moved by less is not news. */
export const MOVED = 0.1;
const NAMED = 3;

/** The week in at most three sentences, made of its facts alone. Nothing in them is anybody's words. */
export function weeklyHeadline(week: Pick<WeeklyMessage, 'figures' | 'bets' | 'open' | 'soFar'>): string[] {
  return [workSentence(week), betSentence(week.bets), blockerSentence(week)].filter((one) => one !== '');
}

function workSentence({ figures, soFar }: Pick<WeeklyMessage, 'figures' | 'soFar'>): string {
  const { asked, answered, opened, resolved, open } = figures;
  const blockers = [
    ...(opened > 0 ? [`${count(opened, 'blocker')} came up`] : []),
    ...(resolved > 0
      ? [`${opened > 0 ? resolved : count(resolved, 'blocker')} ${resolved === 1 ? 'was' : 'were'} resolved`]
      : []),
    ...(open > 0 ? [`${opened + resolved > 0 ? open : count(open, 'blocker')} ${open === 1 ? 'is' : 'are'} open`] : []),
  ];
  const begun = standupsIn({ asked, answered, soFar });
  if (blockers.length === 0) return begun === '' ? '' : `${begun}, and nothing is blocked.`;
  const rest = joined(blockers);
  return begun === '' ? `${upper(rest)}.` : `${begun}; ${rest}.`;
}

/** How many were asked and how many answered; nothing where nobody was asked. */
function standupsIn({ asked, answered, soFar }: { asked: number; answered: number; soFar: boolean }): string {
  if (asked === 0) return '';
  const which = asked === 1 ? 'The one standup' : `${answered === 0 ? 'None' : answered} of ${asked} standups`;
  const were = asked > 1 && answered > 0 ? 'were' : soFar ? 'is' : 'was';
  const not = asked === 1 && answered === 0 ? ' not' : '';
  return `${which} ${were}${not} answered${soFar ? (answered === 0 ? ' yet' : ' so far') : ''}`;
}

function betSentence(bets: readonly WeeklyBet[]): string {
  const ended = bets.filter((bet) => bet.ended !== null);
  if (ended.length > 0) {
    const told = ended.slice(0, NAMED).flatMap(({ number, ended: end }, place) => {
      if (!end) return [];
      const how = outcomeInWords({ outcome: end.outcome, by: end.name }).toLowerCase();
      return [`${hypothesisId(number)} ${place === 0 ? 'was decided ' : ''}(${how})`];
    });
    const more = ended.length - told.length;
    return `${joined([...told, ...(more > 0 ? [`${count(more, 'more bet')} ended`] : [])])}.`;
  }
  const moved = bets.filter((bet) => shiftOf(bet) >= MOVED).toSorted((a, b) => shiftOf(b) - shiftOf(a))[0];
  if (moved?.chance && moved.chance.was !== null) {
    const { was, is } = moved.chance;
    return `The chance of ${hypothesisId(moved.number)} ${is > was ? 'rose' : 'fell'} from ${chanceInWords(was)} to ${chanceInWords(is)}.`;
  }
  const due = bets.filter((bet) => bet.due);
  if (due.length > 0) return `A decision is due on ${named(due)}.`;
  const started = bets.filter((bet) => bet.started);
  return started.length > 0 ? `${named(started)} began.` : '';
}

/** The first of them by name, and how many more there are. */
function named(bets: readonly WeeklyBet[]): string {
  const more = bets.length - NAMED;
  const ids = bets.slice(0, NAMED).map(({ number }) => hypothesisId(number));
  return joined([...ids, ...(more > 0 ? [`${more} more`] : [])]);
}

/** How far a bet's chance has moved in the week. 0 to 1; 0 where there is nothing to compare */
export const shiftOf = ({ chance }: Pick<WeeklyBet, 'chance'>): number =>
  chance === null || chance.was === null ? 0 : Math.abs(chance.is - chance.was);

function blockerSentence({ figures, open }: Pick<WeeklyMessage, 'figures' | 'open'>): string {
  const [oldest] = open;
  if (oldest && oldest.days >= LONG_DAYS)
    return `Longest in the way is ${blockerId(oldest.look.number)} (${oldest.look.kind}), for ${count(oldest.days, 'working day')}.`;
  const days = lostDays(figures);
  const [most] = figures.lost;
  if (days === 0 || !most) return '';
  const mostly = figures.lost.length > 1 ? `, most of them to ${most.kind}` : ` to ${most.kind}`;
  return `${upper(count(days, 'working day'))} ${days === 1 ? 'was' : 'were'} lost${mostly}.`;
}

/** Working days lost to blockers of every kind. */
export const lostDays = ({ lost }: Pick<WeeklyFigures, 'lost'>): number =>
  lost.reduce((sum, { days }) => sum + days, 0);

const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;
const upper = (words: string): string => `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}`;
const joined = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
