import type { KnownBlock } from '@slack/types';
import type { Home, HomeStandup, HomeToday } from '#domain/home.ts';
import { promptHandle } from '#domain/prompt.ts';
import { dateInWords, momentInWords } from '#domain/time-words.ts';
import type { Instant, LocalDate } from '#domain/time.ts';
import { actions, button, context, count, header, projectName, section } from './kit.ts';
import { onDay } from './moment.ts';

/** Each with its buttons; two blocks at the most. */
const STANDUPS_MAX = 15;

/** Where today stands in each project, with what can be done about it, and the next question. */
export function todayBlocks({ standups, next }: HomeToday, { zone, today }: Home): KnownBlock[] {
  const at = (moment: Instant): string => onDay(moment, zone, today);
  const answerable = standups.filter(({ state }) => OPEN.has(state.is)).length;
  const more = standups.length - STANDUPS_MAX;
  const moment = next && momentInWords(next.askAt, zone, today);
  const when = moment && (/^\d/.test(moment) ? `today ${moment}` : moment);
  return [
    header(`Today · ${dateInWords(today)}`),
    ...standups.slice(0, STANDUPS_MAX).flatMap((standup) => standupBlocks(standup, at, today)),
    ...(more > 0 ? [context(`${count(more, 'more project')}: /standup opens the form of all.`)] : []),
    ...(answerable > 1 ? [actions(button('standup.all', 'Fill in all of them', 'all', 'primary'))] : []),
    context(
      next
        ? `Your next question, for ${projectName(next.projectName)}, comes ${when} your time.`
        : 'No question is planned.',
    ),
  ];
}

const OPEN: ReadonlySet<HomeStandup['state']['is']> = new Set(['ahead', 'open', 'late', 'snoozed']);

function standupBlocks(standup: HomeStandup, at: (moment: Instant) => string, today: LocalDate): KnownBlock[] {
  const { state, project } = standup;
  const words = section(`${projectName(standup.projectName)}\n${said(state, at, today)}`);
  if (state.is === 'away') return [{ ...words, accessory: button('leave.back', 'I am back', 'back') }];
  if (!('date' in state)) return [words];
  const handle = promptHandle(project, state.date);
  if (state.is === 'answered') return [{ ...words, accessory: button('standup.fill', 'Edit', handle) }];
  if (state.is === 'skipped') return [{ ...words, accessory: button('standup.fill', 'Fill in', handle) }];
  const fill = button('standup.fill', 'Fill in', handle, 'primary');
  // What the cut-off has passed need not be skipped: the next question closes it.
  return state.is === 'late'
    ? [{ ...words, accessory: fill }]
    : [words, actions(fill, button('standup.skip', 'Skip', handle))];
}

function said(state: HomeStandup['state'], at: (moment: Instant) => string, today: LocalDate): string {
  const of = 'date' in state && state.date !== today ? ` for ${dateInWords(state.date)}` : '';
  switch (state.is) {
    case 'ahead':
      return `You are asked at ${at(state.askAt)}. You may answer${of} now.`;
    case 'open':
      return `Your answer${of} is open until ${at(state.cutoffAt)}.`;
    case 'late':
      return `The cut-off${of} has passed. An answer still counts, marked late.`;
    case 'snoozed':
      return `I will ask${of} again at ${at(state.until)}.`;
    case 'answered':
      return `Answered${of} at ${at(state.answeredAt)}${state.late ? ', late' : ''}. Thank you.`;
    case 'skipped':
      return `Skipped${of}. Changed your mind?`;
    case 'away':
      return `You are away until ${dateInWords(state.to)}. Nothing is asked.`;
    case 'observer':
      return 'You observe this project and are not asked.';
    case 'no-zone':
      return 'Slack does not tell me your time zone, so I do not ask. Set your hours below.';
    case 'free':
    default:
      return state.next === null
        ? 'No standup is planned for you here.'
        : `No standup today. The next one is on ${dateInWords(state.next)}.`;
  }
}
