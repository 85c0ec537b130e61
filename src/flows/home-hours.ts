import type { HomePart } from './home-part.ts';

/** When the reader may be written to. */
export const hoursPart: HomePart = ({ member: { zone, shifts, standupAt, evening, quiet, nudges } }) =>
  Promise.resolve({ is: 'hours', zone, shifts, standupAt, evening, quiet, nudges });

/** Leave that is not over, and the public holidays that they keep. */
export const leavePart: HomePart = async ({ store, member, today }) => {
  const absences = await store.absences.ofUser(member.workspace, member.id, today);
  const holidays = absences.filter(({ kind }) => kind === 'holiday');
  const [next] = holidays;
  const choice = await store.holidays.find(member.workspace, member.id);
  return {
    is: 'leave',
    leaves: absences
      .filter(({ kind }) => kind !== 'holiday')
      .map(({ id, from, to, reason, half }) => ({ id, from, to, reason, half })),
    holidays: {
      regionName: choice?.regionName ?? null,
      next: next ? { date: next.from, name: next.reason } : null,
      count: holidays.length,
    },
  };
};
