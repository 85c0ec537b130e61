import { clockInWords, dateInWords } from '#domain/time-words.ts';
import { localDate, type Zone } from '#domain/time.ts';
import type { HomePart } from './home-part.ts';
import { withDeadlines } from './deadlines.ts';

/** What the reader's projects want done in the next weeks, in the reader's own clock. */
export const deadlinesPart: HomePart = async ({ store, member, projects, now }) => {
  const zone = member.zone ?? ('UTC' as Zone);
  const found = [];
  for (const project of projects) {
    const { deadlines = [] } = await withDeadlines(store, project, member, now);
    found.push(...deadlines.map((look) => ({ project, look })));
  }
  if (found.length === 0) return null;
  return {
    is: 'lines',
    title: 'Deadlines',
    lines: found
      .toSorted((a, b) => (a.look.at < b.look.at ? -1 : 1))
      .map(({ project, look: { name, at, days } }) => ({
        text: `${clockInWords(at, zone)} on ${dateInWords(localDate(at, zone))}${days ? ` · ${days.most} of your working days left` : ''} · ${project.name}: ${name}`,
      })),
  };
};
