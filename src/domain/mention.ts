/** Words with people and channels as they were typed, `@name` and `#name`, where Slack wrote who they are. */
export const asTyped = (text: string): string =>
  text.replace(
    /<([@#])([A-Z0-9]+)(?:\|([^<>]*))?>/g,
    (_, sign: string, id: string, name = '') => `${sign}${name || id}`,
  );
