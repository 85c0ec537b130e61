import type { Workspace } from './shapes.ts';

/** A made-up team that builds Murmur, speech recognition for clinics in nine languages. No one here exists. */
export const CLINIC_TEAM: Workspace = {
  name: 'Heron Labs',
  channel: 'murmur',
  people: [
    { name: 'hana', realName: 'Hana Mori', tz: 'Asia/Tokyo', admin: true },
    { name: 'bikash', realName: 'Bikash Thapa', tz: 'Asia/Kathmandu' },
    { name: 'priya', realName: 'Priya Raman', tz: 'Asia/Kolkata' },
    { name: 'omar', realName: 'Omar Farid', tz: 'Africa/Cairo' },
    { name: 'lena', realName: 'Lena Brandt', tz: 'Europe/Berlin' },
    { name: 'sofia', realName: 'Sofia Lind', tz: 'Europe/Stockholm', guest: 'multi' },
    { name: 'tom', realName: 'Tom Ashby', tz: 'Europe/London' },
    { name: 'ines', realName: 'Ines Duarte', tz: 'America/Sao_Paulo' },
    { name: 'maya', realName: 'Maya Cole', tz: 'America/New_York' },
    { name: 'jonas', realName: 'Jonas Reyes', tz: 'America/Los_Angeles' },
    { name: 'noor', realName: 'Noor Haddad', tz: 'Asia/Dubai' },
    { name: 'gpu-watch', realName: 'GPU watch', tz: null, bot: true },
  ],
  members: ['hana', 'bikash', 'priya', 'omar', 'lena', 'sofia', 'tom', 'ines', 'maya', 'jonas', 'gpu-watch'],
};

/** Who pays for it and reads one message a week, outside the channel. */
export const READER = 'noor';
/** Who invites the bot and sets the project up. */
export const LEAD = 'hana';
