import type { Message } from '#domain/message.ts';

/** By the name in the code, the name in Slack; null: switched off. */
export type CommandNames = Readonly<Record<string, string | null>>;

/** Carries every command, so it stands for those that are switched off. */
const UMBRELLA = '/meridian';

/**
 * The message with commands called what they are called in this Slack; one that is switched off is reached by `/meridian`.
 *
 * In notes a command stands between backticks, in a help also at the start of a line; nothing else is touched.
 */
export function inLocalNames(message: Message, names: CommandNames): Message {
  if (message.kind === 'note') return { ...message, text: spansNamed(message.text, names) };
  if (message.kind !== 'help') return message;
  const lines = message.lines.map(({ usage, does }) => ({
    usage: startNamed(usage, names),
    does: spansNamed(does, names),
  }));
  return { ...message, title: startNamed(message.title, names), lines };
}

const spansNamed = (text: string, names: CommandNames): string =>
  text.replace(/(?<=`)\/[a-z]+/g, (typed) => nameOf(typed, names));

const startNamed = (text: string, names: CommandNames): string =>
  text.replace(/^\/[a-z]+/, (typed) => nameOf(typed, names));

function nameOf(name: string, names: CommandNames): string {
  if (!Object.hasOwn(names, name)) return name;
  return names[name] ?? `${UMBRELLA} ${name.slice(1)}`;
}
