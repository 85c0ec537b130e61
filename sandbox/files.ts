import { touchTeam } from './changes.ts';
import type { Channel, SlackFile, User, World } from './world.ts';

const MIMETYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  csv: 'text/csv',
  json: 'application/json',
  pdf: 'application/pdf',
};

/** What Slack finds a file of that name to be. */
export const mimetypeOf = (name: string): string =>
  MIMETYPES[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'text/plain';

/** A file that somebody drags into what they write: in the workspace, and processed before the message is sent. */
export function attach(
  world: World,
  { user, channel, name, content }: { user: User; channel: Channel; name: string; content: string },
): SlackFile {
  const bytes = new TextEncoder().encode(content);
  const file: SlackFile = {
    id: world.nextId('F'),
    name,
    userId: user.id,
    length: bytes.length,
    altText: '',
    title: name,
    bytes,
    mimetype: mimetypeOf(name),
    channels: [channel.id],
    completed: true,
    created: world.clock.now(),
  };
  world.files.set(file.id, file);
  touchTeam(world);
  return file;
}
