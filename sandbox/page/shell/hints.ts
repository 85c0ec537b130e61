import type { StateSummary } from '#sandbox/client-types.ts';
import { BUILT_IN } from '#sandbox/page/state/built-in.ts';
import { nameOf } from '#sandbox/page/state/members.ts';
import type { InstalledApp, User } from '#sandbox/world.ts';

/** Something that what is typed could become. */
export interface Hint {
  /** The whole text with the hint taken. */
  readonly text: string;
  readonly name: string;
  readonly usage: string;
  readonly about: string;
}

interface Around {
  readonly apps: readonly InstalledApp[];
  readonly team: StateSummary;
  readonly me: User;
}

const MOST = 8;

/** What the text could become: a command where it begins with a slash, somebody's name where its last word begins with @. */
export function hintsFor(text: string, around: Around): Hint[] {
  if (/^\/[a-z0-9_-]*$/iu.test(text)) return commandHints(text, around.apps);
  const found = /(?:^|\s)@([a-z0-9._-]*)$/iu.exec(text);
  return found ? peopleHints(text, found[1] ?? '', around) : [];
}

function commandsOf(apps: readonly InstalledApp[]) {
  return apps
    .filter(({ state }) => state === 'installed')
    .flatMap((app) => (app.manifest.features?.slash_commands ?? []).map((each) => ({ app, each })));
}

function commandHints(text: string, apps: readonly InstalledApp[]): Hint[] {
  const ofApps = commandsOf(apps).map(({ app, each }) => ({
    text: `${each.command} `,
    name: each.command,
    usage: each.usage_hint ?? '',
    about: `${each.description} · ${app.manifest.display_information.name}`,
  }));
  const ofSlack = BUILT_IN.map(({ command, usage, about }) => ({
    text: `${command} `,
    name: command,
    usage,
    about: `${about} · Slack`,
  }));
  return [...ofApps, ...ofSlack].filter(({ name }) => name.startsWith(text.toLowerCase())).slice(0, MOST);
}

function peopleHints(text: string, typed: string, { team, me }: Around): Hint[] {
  const wanted = typed.toLowerCase();
  return team.users
    .filter(({ id, deleted }) => id !== me.id && !deleted && id !== 'USLACKBOT')
    .filter((user) => user.name.startsWith(wanted) || nameOf(user).toLowerCase().includes(wanted))
    .slice(0, MOST)
    .map((user) => ({
      text: `${text.slice(0, text.length - typed.length)}${user.name} `,
      name: `@${user.name}`,
      usage: '',
      about: nameOf(user),
    }));
}

/** How the command that is being typed is used; null where none is. */
export function usageOf(text: string, apps: readonly InstalledApp[]) {
  const name = /^(\/[a-z0-9_-]+)\s/iu.exec(text)?.[1]?.toLowerCase();
  const found = commandsOf(apps).findLast(({ each }) => each.command === name);
  if (!found) return null;
  const { command, usage_hint: hint = '', description: about } = found.each;
  return { command, hint, about };
}
