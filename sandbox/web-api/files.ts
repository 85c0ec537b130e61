import { mimetypeOf } from '#sandbox/files.ts';
import { post } from '#sandbox/messages.ts';
import { asObject } from '#sandbox/present.ts';
import { MESSAGE_LIMITS } from '#sandbox/rules/limits/message.ts';
import { fileJson } from '#sandbox/shapes.ts';
import type { Channel, SlackFile, World } from '#sandbox/world.ts';
import { arrayIf, isRefusal, listOf, refuse, refuseArguments, textIf, textOf } from './call.ts';
import type { Call, Handler, Refusal } from './call.ts';
import { payloadRefusal } from './content.ts';
import { postRefusal, seenChannel } from './entities.ts';

/** Slack shares a file and finds out its type a moment after the answer; here on the sandbox's clock. units: ms */
const PROCESSING_MS = 1000;

/** Source: docs.slack.dev/reference/methods/files.getUploadURLExternal. */
const getUploadUrl: Handler = ({ args, world, app }) => {
  const length = Number(textOf(args, 'length'));
  if (!Number.isInteger(length) || length < 1) return refuseArguments('invalid length [json-pointer:/length]');
  const altText = textIf(args, 'alt_txt') ?? textOf(args, 'alt_text');
  if (altText.length > MESSAGE_LIMITS.alt_txt.max) return refuse(MESSAGE_LIMITS.alt_txt.error);
  const name = textOf(args, 'filename');
  const file: SlackFile = {
    id: world.nextId('F'),
    name,
    userId: app.botUserId,
    length,
    altText,
    title: name,
    bytes: null,
    mimetype: null,
    channels: [],
    completed: false,
    created: world.clock.now(),
  };
  world.files.set(file.id, file);
  return { ok: true, upload_url: `${world.url}/upload/${file.id}`, file_id: file.id };
};

/** Source: docs.slack.dev/reference/methods/files.completeUploadExternal. */
const completeUpload: Handler = (call) => {
  const files = uploadedFiles(call);
  if (isRefusal(files)) return files;
  const channels = targets(call);
  if (isRefusal(channels)) return channels;
  if (call.args['blocks'] !== undefined) {
    const refused = payloadRefusal(call);
    if (refused) return refused;
  }
  for (const { file, title } of files) {
    file.completed = true;
    file.title = title ?? file.name;
    file.channels = channels.map(({ id }) => id);
  }
  call.world.clock.at(call.world.clock.now() + PROCESSING_MS, () => share(call, files, channels));
  return { ok: true, files: files.map(({ file }) => ({ id: file.id, title: file.title })) };
};

interface Upload {
  readonly file: SlackFile;
  readonly title: string | undefined;
}

function uploadedFiles({ args, world, app }: Call): Upload[] | Refusal {
  const listed = arrayIf(args, 'files') ?? [];
  if (listed.length === 0) return refuseArguments('must provide at least one file [json-pointer:/files]');
  const uploads: Upload[] = [];
  for (const raw of listed) {
    const { id, title } = asObject(raw);
    const file = typeof id === 'string' ? world.files.get(id) : undefined;
    if (!file?.bytes || file.completed || file.userId !== app.botUserId) return refuse('file_not_found');
    uploads.push({ file, title: typeof title === 'string' ? title : undefined });
  }
  return uploads;
}

function targets(call: Call): Channel[] | Refusal {
  const one = textIf(call.args, 'channel_id');
  const ids = one === undefined ? listOf(call.args, 'channels') : [one];
  const channels: Channel[] = [];
  for (const id of ids) {
    if (!/^[CGDZ][A-Z0-9]{8,}$/.test(id)) {
      return refuseArguments(
        `must match pattern: ${MESSAGE_LIMITS.file_channel_id.pattern} [json-pointer:/channel_id]`,
      );
    }
    const channel = seenChannel(call, id);
    if (isRefusal(channel)) return channel;
    const refused = postRefusal(call, channel, false);
    if (refused) return refused;
    channels.push(channel);
  }
  return channels;
}

function share(call: Call, files: readonly Upload[], channels: readonly Channel[]): void {
  const { world, delivery, app, args } = call;
  for (const { file } of files) file.mimetype = mimetypeOf(file.name);
  for (const channel of channels) {
    post(world, delivery, {
      channel,
      user: app.botUserId,
      botId: app.botId,
      appId: app.id,
      text: textOf(args, 'initial_comment'),
      blocks: arrayIf(args, 'blocks'),
      threadTs: textIf(args, 'thread_ts'),
      files: files.map(({ file }) => file.id),
    });
  }
}

/** Source: docs.slack.dev/reference/methods/files.info. */
const info: Handler = ({ args, world }) => {
  const file = world.files.get(textOf(args, 'file'));
  if (!file?.completed) return refuse('file_not_found');
  return { ok: true, file: fileJson(world, file), comments: [], response_metadata: { next_cursor: '' } };
};

/** Keeps the bytes of an upload. returns: the HTTP answer of Slack's upload host. */
export function takeUpload(world: World, id: string, bytes: Uint8Array): { status: number; body: string } {
  const file = world.files.get(id);
  if (!file || file.completed) return { status: 404, body: 'not found' };
  if (bytes.length !== file.length) return { status: 400, body: `expected ${file.length} bytes, got ${bytes.length}` };
  file.bytes = bytes;
  return { status: 200, body: `OK - ${bytes.length}` };
}

/** The methods about files. */
export const FILES: Readonly<Record<string, Handler>> = {
  'files.getUploadURLExternal': getUploadUrl,
  'files.completeUploadExternal': completeUpload,
  'files.info': info,
};
