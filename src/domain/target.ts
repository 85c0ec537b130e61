import { absenceOn, type Absence } from './member.ts';
import type { Prompt } from './prompt.ts';
import { expectedDay, latestBegun, nextStandup, standupDay, type Participant, type StandupDay } from './standup.ts';
import { localDate, plusDays, type Instant, type LocalDate } from './time.ts';
import { zoneAt } from './travel.ts';

/** Which date a person means when they answer, skip or look "today". */
export type Target =
  | { readonly is: 'prompt'; readonly prompt: Prompt }
  /** A standup day that has not been asked about: the answer comes early, or the bot was away. */
  | { readonly is: 'day'; readonly day: StandupDay }
  | { readonly is: 'none'; readonly why: 'away'; readonly absence: Absence }
  | { readonly is: 'none'; readonly why: 'free-day' | 'observer' | 'no-zone'; readonly next: LocalDate | null };

/**
 * The standup that is meant at `now`: the newest prompt until the next standup day begins, then that day.
 *
 * latest: their newest prompt; null: never asked. An open one wins over a day that has not begun: late is better than early.
 * meant: `today` for who speaks of today whatever is still open, as whoever leaves today out does.
 */
export function targetOf(
  participant: Participant,
  latest: Prompt | null,
  now: Instant,
  meant: 'newest' | 'today' = 'newest',
): Target {
  const zone = zoneAt(participant.member, now);
  if (participant.participation.role !== 'participant') return { is: 'none', why: 'observer', next: null };
  if (zone === null) return { is: 'none', why: 'no-zone', next: null };
  const today = localDate(now, zone);
  if (latest && latest.date >= today) return { is: 'prompt', prompt: latest };

  const day = begunOrToday(participant, latest, today, now);
  if (day && (meant === 'today' || day.askAt <= now || latest?.state !== 'open')) return { is: 'day', day };
  if (latest?.state === 'open') return { is: 'prompt', prompt: latest };
  const absence = absenceOn(participant.absences, today);
  if (absence && standupDay(participant, today)) return { is: 'none', why: 'away', absence };
  if (latest) return { is: 'prompt', prompt: latest };
  return { is: 'none', why: 'free-day', next: nextStandup(participant, today)?.date ?? null };
}

function begunOrToday(
  participant: Participant,
  latest: Prompt | null,
  today: LocalDate,
  now: Instant,
): StandupDay | null {
  const yesterday = newer(expectedDay(participant, plusDays(today, -1)), latest);
  // A night shift of yesterday that is still on comes before a day that has not begun.
  if (yesterday && now < yesterday.cutoffAt) return yesterday;
  // Who joins in the middle of a day may answer for it although nobody asks them.
  const zone = zoneAt(participant.member, now);
  const begun = zone && latestBegun(participant, latest, now, zone);
  // The evening before: the next working day's question has come round already.
  if (begun && begun.date > today) return begun;
  return absenceOn(participant.absences, today) ? null : newer(standupDay(participant, today), latest);
}

const newer = (day: StandupDay | null, latest: Prompt | null): StandupDay | null =>
  day && (latest === null || day.date > latest.date) ? day : null;
