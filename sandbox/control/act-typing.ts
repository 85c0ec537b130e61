import type { World } from '#sandbox/world.ts';

/** How mentions of people and channels come out: with their names, or by id alone. */
type Naming = 'ids' | 'names' | 'none';

/**
 * What Slack sends of what a person typed: `&`, `<` and `>` encoded; `@name`, `#channel` and links live where the client
 * makes them so. A typed `<!channel>` is text.
 *
 * naming: `ids` in messages; in commands `names` with should_escape, else `none`.
 */
export function typed(world: World, text: string, naming: Naming): string {
  const encoded = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  if (naming === 'none') return encoded;
  return encoded
    .replaceAll(/(?<![\w.])@([a-z0-9._-]+)/gu, (written: string, name: string) => mention(world, written, name, naming))
    .replaceAll(/(?<![\w&/])#([a-z0-9_-]+)/gu, (written: string, name: string) => reference(world, written, name))
    .replaceAll(/(?<![<|\w])https?:\/\/[^\s<>|]+/gu, (url) => `<${url}>`);
}

function mention(world: World, written: string, name: string, naming: Naming): string {
  const bare = name.replace(/[.-]+$/u, '');
  const user = [...world.users.values()].find((candidate) => candidate.name === bare && !candidate.deleted);
  if (!user) return written;
  return `<@${user.id}${naming === 'names' ? `|${user.name}` : ''}>${name.slice(bare.length)}`;
}

function reference(world: World, written: string, name: string): string {
  const channel = [...world.channels.values()].find((candidate) => candidate.name === name);
  return channel ? `<#${channel.id}|${channel.name}>` : written;
}
