import { fairly } from './weekly-lines.ts';
import type { LineSource, WeeklyBet, WeeklyBlocker, WeeklyBody, WeeklyLine } from './weekly-message.ts';

/** What of a list stands in the message itself, by the room it takes there. units: characters of the blocks as JSON */
const SHARES: Readonly<Record<keyof WeeklyBody, number>> = {
  open: 2600,
  resolved: 1000,
  bets: 1900,
  decisions: 900,
  progress: 2200,
  next: 1100,
};
/** In the order in which lists are asked what they need; what one leaves over the next may take. */
const ORDER = [
  'open',
  'bets',
  'decisions',
  'resolved',
  'progress',
  'next',
] as const satisfies readonly (keyof WeeklyBody)[];
const PART_ROOM = 9_700;
/** A list's line weighs its words and so much more: its own blocks, its person, its link. */
const LINE = 150;
const LINK = 190;
/** Longest text of a line here. */
export const LINE_MAX = 240;
/** Nobody opens more than so many messages of a thread; the rest stands in the days' own. */
const PARTS_MAX = 8;

const weigh = (text: string, links: number): number => Math.min(text.length, LINE_MAX) + LINE + links * LINK;
const linksOf = (sources: readonly LineSource[]): number => sources.filter(({ link }) => link !== null).length;

function weightOfItem(item: WeeklyLine | WeeklyBet | WeeklyBlocker): number {
  if ('sources' in item) return weigh(item.text, linksOf(item.sources));
  if ('look' in item) return weigh(item.look.text, linksOf([item.source])) + 60;
  return weigh(item.belief + (item.ended?.reason.slice(0, 160) ?? ''), item.link === null ? 0 : 1) + 120;
}

export const NO_BODY: WeeklyBody = { open: [], bets: [], decisions: [], resolved: [], progress: [], next: [] };

/** A week's lists in the message and in as many more as they need, so that no message is too heavy for Slack. */
export function splitWeek(body: WeeklyBody): { readonly main: WeeklyBody; readonly parts: readonly WeeklyBody[] } {
  let left = 0;
  let main = NO_BODY;
  let rest = NO_BODY;
  for (const field of ORDER) {
    left += SHARES[field];
    const fits = (item: WeeklyLine | WeeklyBet | WeeklyBlocker): boolean => {
      const weight = weightOfItem(item);
      if (weight > left) return false;
      left -= weight;
      return true;
    };
    const parted = part(body, field, fits);
    main = { ...main, ...parted.kept };
    rest = { ...rest, ...parted.rest };
  }
  return { main, parts: partsOf(rest).slice(0, PARTS_MAX) };
}

type Fits = (item: WeeklyLine | WeeklyBet | WeeklyBlocker) => boolean;

function part(
  body: WeeklyBody,
  field: keyof WeeklyBody,
  fits: Fits,
): { kept: Partial<WeeklyBody>; rest: Partial<WeeklyBody> } {
  if (field === 'progress' || field === 'next' || field === 'decisions') {
    const { kept, rest } = fairly(body[field], fits);
    return { kept: { [field]: kept }, rest: { [field]: rest } };
  }
  // The oldest first, and nothing after the first that does not fit: a list with holes would mislead.
  const end = body[field].findIndex((item) => !fits(item));
  const at = end === -1 ? body[field].length : end;
  return { kept: { [field]: body[field].slice(0, at) }, rest: { [field]: body[field].slice(at) } };
}

function partsOf(rest: WeeklyBody): WeeklyBody[] {
  const parts: WeeklyBody[] = [];
  let current = NO_BODY;
  let room = PART_ROOM;
  for (const field of ORDER) {
    for (const item of rest[field]) {
      const weight = weightOfItem(item);
      if (weight > room && room < PART_ROOM) {
        parts.push(current);
        current = NO_BODY;
        room = PART_ROOM;
      }
      room -= weight;
      current = { ...current, [field]: [...current[field], item] };
    }
  }
  return room < PART_ROOM ? [...parts, current] : parts;
}
