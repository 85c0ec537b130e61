import type { StateSummary } from '#sandbox/client-types.ts';
import type { Conversation, Known, Person, StoredFile } from '#sandbox/page/blocks/stage.ts';
import { clockTime, formatOf, inputTime } from '#sandbox/page/text/dates.ts';
import type { User } from '#sandbox/world.ts';

/** How somebody is called: by the display name, else by the full one; a bot by its full one, as its display name is a handle here. */
export const nameOf = ({ displayName, realName, name, isBot }: User): string =>
  (isBot ? realName : displayName) || realName || name;

/** Whose names the page can show to that person, and what they can choose from. */
export function knownTo(team: StateSummary, me: User): Known {
  const people = new Map<string, Person>(
    team.users.map((user) => [user.id, { id: user.id, name: nameOf(user), isBot: user.isBot, deleted: user.deleted }]),
  );
  const seen = team.channels.filter(({ kind, members }) => kind === 'public' || members.includes(me.id));
  const conversations = new Map<string, Conversation>(
    seen.map((room) => {
      const other = room.members.find((id) => id !== me.id) ?? me.id;
      const name = room.kind === 'im' ? (people.get(other)?.name ?? other) : room.name;
      const { id, kind, isArchived, isExtShared } = room;
      return [id, { id, kind, name, isArchived, isExtShared }];
    }),
  );
  const files = new Map<string, StoredFile>(team.files.map((file) => [file.id, file]));
  return { people, conversations, files };
}

/** The time on that person's own clock, and whether it is day there. units: `now` is epoch milliseconds */
export function localTime(user: Pick<User, 'tz'>, now: number): { readonly time: string; readonly isDay: boolean } {
  const hour = Number(inputTime(now, user.tz).slice(0, 2));
  return { time: clockTime(now, user.tz), isDay: hour >= 7 && hour < 19 };
}

/** The last part of a zone's name, such as `Kathmandu`; a person without one has Slack's, which is UTC here. */
export const zoneName = (tz: string | null): string => (tz ?? 'UTC').split('/').at(-1)?.replaceAll('_', ' ') ?? 'UTC';

/** How far that zone is ahead of UTC, as `UTC+5:45`. units: `now` is epoch milliseconds */
export function offsetName(tz: string | null, now: number): string {
  const parts = formatOf(tz, { timeZoneName: 'shortOffset' }).formatToParts(now);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  return name.replace('GMT', 'UTC').replace('-', '−');
}

/** What somebody is beside a member, in a word each. */
export function marksOf(user: User, now: number): string[] {
  const guest = user.isUltraRestricted ? 'single-channel guest' : user.isRestricted ? 'guest' : '';
  const isQuiet = user.dnd.enabled && user.dnd.nextStart * 1000 <= now && now < user.dnd.nextEnd * 1000;
  return [
    user.deleted ? 'deactivated' : '',
    guest,
    user.isStranger ? 'external' : '',
    user.isAdmin ? 'admin' : '',
    isQuiet ? 'do not disturb' : '',
  ].filter((mark) => mark !== '');
}

/** Two letters for a face. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s._-]+/u).filter((word) => word !== '');
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) =>
    String.fromCodePoint(word?.codePointAt(0) ?? 32),
  );
  return letters.join('').toUpperCase();
}

const HUES = [4, 28, 96, 152, 176, 204, 230, 262, 288, 326] as const;

/** A hue that is always the same for the same person. */
export function hueOf(id: string): number {
  let sum = 0;
  for (const sign of id) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973;
  return HUES[sum % HUES.length] ?? 204;
}
