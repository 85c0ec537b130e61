import { z } from 'zod';
import { codeOf } from './source.ts';
import type { Source } from './source.ts';

/** A manifest as ours must be; what Slack itself asks of it is checked by the local Slack's `checkManifest`. */
const manifestSchema = z.looseObject({
  features: z.looseObject({
    app_home: z.strictObject({
      home_tab_enabled: z.literal(true),
      messages_tab_enabled: z.literal(true), // without both of these nobody can answer in the DM
      messages_tab_read_only_enabled: z.literal(false),
    }),
    shortcuts: z.array(z.looseObject({ callback_id: z.string() })),
    slash_commands: z.array(
      z.looseObject({
        command: z.string(),
        usage_hint: z.string(),
        should_escape: z.literal(true), // a name alone does not say whom it means
      }),
    ),
  }),
  oauth_config: z.strictObject({
    scopes: z.strictObject({ bot: z.array(z.string()), bot_optional: z.array(z.string()) }),
  }),
  settings: z.looseObject({
    event_subscriptions: z.strictObject({ bot_events: z.array(z.string()) }),
    interactivity: z.strictObject({ is_enabled: z.literal(true) }),
    socket_mode_enabled: z.literal(true),
    token_rotation_enabled: z.literal(false), // it cannot be switched off again
  }),
});

/** A manifest of the shape that Meridian lives on. */
export type Manifest = z.infer<typeof manifestSchema>;

/** The manifest, or where it is not what Meridian lives on. */
export function readManifest(given: unknown): { manifest: Manifest | null; faults: string[] } {
  const read = manifestSchema.safeParse(given);
  if (read.success) return { manifest: read.data, faults: [] };
  return {
    manifest: null,
    faults: read.error.issues.map(({ path, message }) => `manifest.yml: ${path.join('.')}: ${message}`),
  };
}

/** Of which scopes one is needed, by event and by method; none when empty. */
export interface ScopesOf {
  readonly events: Readonly<Record<string, readonly string[]>>;
  readonly methods: Readonly<Record<string, readonly string[]>>;
}

/** Slash commands that only the code or only the manifest has. */
export function commandFaults(manifest: Manifest, commands: readonly string[]): string[] {
  const offered = manifest.features.slash_commands.map(({ command }) => command);
  return [
    ...without(commands, offered).map((name) => `manifest.yml: lacks the command ${name} of commands/`),
    ...without(offered, commands).map((name) => `manifest.yml: offers ${name}, which no file of commands/ reads`),
  ];
}

/** Shortcuts that only the code or only the manifest has. */
export function shortcutFaults(manifest: Manifest, ids: readonly string[]): string[] {
  const offered = manifest.features.shortcuts.map(({ callback_id }) => callback_id);
  return [
    ...without(ids, offered).map((id) => `manifest.yml: lacks the shortcut ${id} of commands/`),
    ...without(offered, ids).map((id) => `manifest.yml: offers ${id}, which no file of commands/ reads`),
  ];
}

/** Events that only the code or only the manifest has. */
export function eventFaults(manifest: Manifest, events: readonly string[]): string[] {
  const subscribed = manifest.settings.event_subscriptions.bot_events;
  return [
    ...without(events, subscribed).map(
      (name) => `manifest.yml: does not subscribe to ${name}, which the adapter hears`,
    ),
    ...without(subscribed, events).map((name) => `manifest.yml: subscribes to ${name}, which nobody hears`),
  ];
}

/** Events and methods that no scope of the manifest, optional ones included, allows. */
export function missingScopeFaults(manifest: Manifest, methods: readonly string[], of: ScopesOf): string[] {
  const { bot, bot_optional } = manifest.oauth_config.scopes;
  const granted = new Set([...bot, ...bot_optional]);
  const allowed = (anyOf: readonly string[]): boolean =>
    anyOf.length === 0 || anyOf.some((scope) => granted.has(scope));
  const needs = [
    ...manifest.settings.event_subscriptions.bot_events.map((name) => ({ name, anyOf: of.events[name] })),
    ...methods.map((name) => ({ name, anyOf: of.methods[name] })),
    ...(manifest.features.slash_commands.length > 0 ? [{ name: 'slash commands', anyOf: ['commands'] }] : []),
  ];
  return needs.flatMap(({ name, anyOf }) => {
    if (!anyOf) return [`manifest.yml: nobody knows the scopes of ${name}`];
    return allowed(anyOf) ? [] : [`manifest.yml: ${name} needs ${anyOf.join(' or ')}`];
  });
}

/** Scopes that are asked for and that no command, event or method needs. */
export function idleScopeFaults(manifest: Manifest, methods: readonly string[], of: ScopesOf): string[] {
  const { bot, bot_optional } = manifest.oauth_config.scopes;
  const used = [
    'commands',
    ...manifest.settings.event_subscriptions.bot_events.flatMap((name) => of.events[name] ?? []),
    ...methods.flatMap((name) => of.methods[name] ?? []),
  ];
  return without([...bot, ...bot_optional], used).map(
    (scope) => `manifest.yml: asks for ${scope}, which nothing needs`,
  );
}

/** The Web API methods among `known` that code calls, as `client.chat.update(…)` or by name, as `apiCall('chat.update')`. */
export function methodsCalled(sources: readonly Source[], known: readonly string[]): string[] {
  const names = new Set(known);
  const called = sources.flatMap(({ text }) => {
    const code = codeOf(text);
    const dotted = [...code.matchAll(/\.([a-z]+(?:\.\w+){1,2})\s*\(/g)].map(([, name]) => name ?? '');
    const quoted = [...code.matchAll(/(['"]) +\1/g)].map(({ index, 0: all }) =>
      text.slice(index + 1, index + all.length - 1),
    );
    return [...dotted, ...quoted];
  });
  return [...new Set(called)].filter((name) => names.has(name)).toSorted();
}

function without(these: readonly string[], those: readonly string[]): string[] {
  return these.filter((one) => !those.includes(one));
}
