import type { WebClient } from '@slack/web-api';
import type { UserId } from '#domain/ids.ts';
import { ok, refuse } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import type { ChatFailure, TextFile } from '#ports/chat.ts';
import { tried } from './failures.ts';

/** units: ms; megabytes take their time. */
const UPLOAD_MS = 60_000;

/**
 * Shares the files with one person, in their direct message, under a line that says what they are.
 *
 * errors: `missing_scope` where an administrator has declined `files:write`.
 * source: docs.slack.dev/messaging/working-with-files
 */
export async function sendFiles(
  client: WebClient,
  user: UserId,
  files: readonly TextFile[],
  comment: string,
): Promise<Result<void, ChatFailure>> {
  const uploaded: { id: string; title: string }[] = [];
  // Uploaded first: a line that announces files which never come would be worse than none.
  for (const { name, text } of files) {
    const bytes = new TextEncoder().encode(text);
    const place = await tried(() => client.files.getUploadURLExternal({ filename: name, length: bytes.length }));
    if (!place.ok) return place;
    const { upload_url: url, file_id: id } = place.value;
    if (!url || !id) return refuse({ kind: 'unreachable', why: 'no upload address' });
    const sent = await upload(url, bytes);
    if (!sent.ok) return sent;
    uploaded.push({ id, title: name });
  }
  const [first, ...rest] = uploaded;
  if (!first) return ok(undefined);
  // Only a message tells which conversation the direct message is.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- Slack's, not a window's
  const said = await tried(() => client.chat.postMessage({ channel: user, text: comment, parse: 'none' }));
  if (!said.ok) return said;
  const channel = said.value.channel ?? '';
  const shared = await tried(() =>
    client.files.completeUploadExternal({ files: [first, ...rest], channel_id: channel }),
  );
  return shared.ok ? ok(undefined) : shared;
}

/** Where a picture is shown: in a thread, or nowhere but in blocks that name its file. */
export type Shelf = { readonly channel: string; readonly thread: string } | null;

/** Uploads a picture. returns: the id of its file, which Slack takes in blocks a moment later. errors: as `sendFiles`. */
export async function uploadPicture(
  client: WebClient,
  { name, png, words }: { readonly name: string; readonly png: Uint8Array; readonly words: string },
  shelf: Shelf,
): Promise<Result<string, ChatFailure>> {
  const bytes = new Uint8Array(png);
  const asked = { filename: `${name}.png`, length: bytes.length, alt_txt: words }; // the library's type calls it alt_text
  const place = await tried(() => client.files.getUploadURLExternal(asked));
  if (!place.ok) return place;
  const { upload_url: url, file_id: id } = place.value;
  if (!url || !id) return refuse({ kind: 'unreachable', why: 'no upload address' });
  const sent = await upload(url, bytes);
  if (!sent.ok) return sent;
  const where = shelf === null ? {} : { channel_id: shelf.channel, thread_ts: shelf.thread };
  const shared = await tried(() => client.files.completeUploadExternal({ files: [{ id, title: name }], ...where }));
  return shared.ok ? ok(id) : shared;
}

async function upload(url: string, bytes: Uint8Array<ArrayBuffer>): Promise<Result<void, ChatFailure>> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: bytes,
      redirect: 'error',
      signal: AbortSignal.timeout(UPLOAD_MS),
    });
    return answer.ok ? ok(undefined) : refuse({ kind: 'unreachable', why: `http_${answer.status}` });
  } catch (error) {
    return refuse({ kind: 'unreachable', why: error instanceof Error ? error.name : 'unknown' });
  }
}
