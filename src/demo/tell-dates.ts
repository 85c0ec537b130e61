import { dateInWords } from '#domain/time-words.ts';
import { toLocalDate } from '#domain/time.ts';
import type { Audience } from './play.ts';
import { column, trimTo } from './screen.ts';
import type { Screen } from './screen.ts';

const DATE = 27;
const COUNT = 13;

/** Tells a long scenario in one line for each standup date: how many were asked, reminded and heard, and what the digest says. */
export function tellDates(screen: Screen): Audience {
  const counts = new Map<string, { asked: number; reminded: number; answered: number }>();
  const of = (date: string) => counts.get(date) ?? { asked: 0, reminded: 0, answered: 0 };
  return {
    posted({ sort, date, text }) {
      const now = of(date);
      if (sort === 'prompt') counts.set(date, { ...now, asked: now.asked + 1 });
      if (sort === 'nudge') counts.set(date, { ...now, reminded: now.reminded + 1 });
      if (sort === 'reply') counts.set(date, { ...now, answered: now.answered + 1 });
      if (sort !== 'digest') return;
      const left = [
        '  ',
        column(dateInWords(toLocalDate(date), 'with year'), DATE),
        column(`${now.asked} asked`, COUNT - 4),
        column(`${now.reminded} reminded`, COUNT),
      ].join('');
      screen.line(left + screen.tint('quiet', trimTo(text.slice(text.indexOf(': ') + 2), screen.width - left.length)));
    },
    acted({ who, date, deed }, done) {
      if (!done.ok)
        screen.line(screen.tint('bad', trimTo(`  ${who} could not ${deed.do} (${date}): ${done.why}`, screen.width)));
    },
    moved: (now) => screen.status(`  ${new Date(now).toUTCString().slice(0, 22)} UTC`),
  };
}
