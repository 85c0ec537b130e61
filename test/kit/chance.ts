import fc from 'fast-check';
import type { Member } from '#domain/member.ts';
import type { Project } from '#domain/project.ts';
import type { Shift, Shifts } from '#domain/shift.ts';
import type { Participant } from '#domain/standup.ts';
import { toLocalTime, type LocalTime, type Weekday } from '#domain/time.ts';
import { aMember, aParticipant, aProject } from './build.ts';

const shift = (from: string, to: string): Shift => ({ from: toLocalTime(from), to: toLocalTime(to) });
const week = (days: readonly Weekday[], ...hours: readonly Shift[]): Shifts =>
  Object.fromEntries(days.map((day) => [day, hours]));

/** Weeks as people really work them; shifts of neighbouring days never overlap. */
export const WEEKS: Readonly<Record<string, Shifts>> = {
  usual: week([1, 2, 3, 4, 5], shift('09:00', '18:00')),
  sundayToThursday: week([7, 1, 2, 3, 4], shift('08:30', '16:30')),
  partTime: week([1, 3], shift('10:00', '14:00')),
  split: week([1, 2, 3, 4, 5], shift('07:00', '11:00'), shift('15:30', '19:15')),
  night: week([1, 2, 3, 4], shift('22:00', '06:00')),
  lateNight: week([4, 5, 6, 7], shift('00:30', '08:30')),
  mixed: {
    ...week([1, 2], shift('21:15', '05:15')),
    ...week([4, 5], shift('09:00', '12:00'), shift('20:00', '01:30')),
  },
  oneHour: week([5], shift('16:00', '17:00')),
};

/** Half-hour and quarter-hour zones, half-hour clock changes, both hemispheres, both ends of the calendar. */
export const ZONES = [
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Pacific/Apia',
  'Atlantic/Azores',
  'America/Los_Angeles',
  'Europe/Berlin',
  'Africa/Cairo',
  'America/Santiago',
  'Pacific/Honolulu',
] as const;

/** The Mondays of four weeks with a clock change in at least one of the zones; both hemispheres are among them. */
export const MONDAYS = ['2026-03-02', '2026-03-23', '2026-09-21', '2026-10-19'] as const;

const times: fc.Arbitrary<LocalTime> = fc
  .integer({ min: 0, max: 95 })
  .map((n) => toLocalTime(`${String(Math.floor(n / 4)).padStart(2, '0')}:${String((n % 4) * 15).padStart(2, '0')}`));

const members: fc.Arbitrary<Member> = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    shifts: fc.constantFrom(...Object.values(WEEKS)),
    standupAt: fc.option(times),
    nudges: fc.boolean(),
  })
  .map((own) => aMember(own));

const projects: fc.Arbitrary<Project> = fc
  .record({
    standupAt: times,
    days: fc.constantFrom<readonly Weekday[]>([1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6, 7], [7, 1, 2, 3, 4], [1], [2, 5]),
    nudges: fc.boolean(),
  })
  .map((own) => aProject(own));

/** Somebody somewhere, in a project with some rhythm. */
export const participants: fc.Arbitrary<Participant> = fc
  .tuple(members, projects)
  .map(([member, project]) => aParticipant(member, { project }));
