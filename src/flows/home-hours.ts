import type { HomePart } from './home-part.ts';

/** When the reader may be written to. */
export const hoursPart: HomePart = ({ member: { zone, shifts, standupAt, evening, quiet, nudges } }) =>
  Promise.resolve({ is: 'hours', zone, shifts, standupAt, evening, quiet, nudges });

/** Leave that is not over. */
export const leavePart: HomePart = async ({ store, member, today }) => ({
  is: 'leave',
  leaves: (await store.absences.ofUser(member.workspace, member.id, today)).map(({ from, to, reason, half }) => ({
    from,
    to,
    reason,
    half,
  })),
});
