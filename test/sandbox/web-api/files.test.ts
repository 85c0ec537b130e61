import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aBench } from '#test/sandbox/kit.ts';
import type { Bench } from '#test/sandbox/kit.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await aBench();
});
afterEach(() => bench.sandbox.close());

const bytes = Buffer.from('not really a picture');
const begin = async (more: object = {}) => {
  const { body } = await bench.call('files.getUploadURLExternal', { filename: 'a.png', length: bytes.length, ...more });
  return { id: String(body['file_id']), url: String(body['upload_url']), error: body['error'] };
};
const upload = async (url: string, body: Buffer = bytes) => (await fetch(url, { method: 'POST', body })).status;
const complete = (id: string, more: object = {}) =>
  bench.call('files.completeUploadExternal', { files: [{ id, title: 'Chart' }], ...more });

describe('an upload', () => {
  it('works as the official client does it, and is shared a moment later', async () => {
    const channel_id = bench.channel('general').id;
    await bench.web.filesUploadV2({ channel_id, filename: 'a.png', file: bytes, initial_comment: 'Here' });
    const [file] = bench.sandbox.world.files.values();
    expect(Buffer.from(file?.bytes ?? []).toString()).toBe(bytes.toString());
    expect(bench.sandbox.world.messages.get(channel_id) ?? []).toEqual([]);
    await bench.advance(1000);
    expect(bench.sandbox.world.messages.get(channel_id)).toMatchObject([{ text: 'Here', files: [file?.id] }]);
  });

  it('has a mimetype, and may stand in a block, only when it has been processed', async () => {
    const { id, url } = await begin();
    expect(await upload(url)).toBe(200);
    expect((await complete(id)).body).toEqual({ ok: true, files: [{ id, title: 'Chart' }] });
    const mimetype = async () => (await bench.web.files.info({ file: id })).file?.mimetype;
    const blocks = [{ type: 'image', slack_file: { id }, alt_text: 'chart' }];
    const post = () => bench.verdict('chat.postMessage', { channel: bench.channel('general').id, text: 'x', blocks });
    expect([await mimetype(), await post()]).toEqual(['', 'invalid_blocks']);
    await bench.advance(1000);
    expect([await mimetype(), await post()]).toEqual(['image/png', 'ok']);
  });

  it('is read back with the bot token, and by nobody without', async () => {
    const { id, url } = await begin();
    await upload(url);
    await complete(id);
    const { file } = await bench.web.files.info({ file: id });
    const link = String(file?.url_private);
    expect((await fetch(link)).status).toBe(403);
    const read = await fetch(link, { headers: { authorization: `Bearer ${bench.app.botToken}` } });
    expect([read.status, await read.text()]).toEqual([200, bytes.toString()]);
    expect((await fetch(link, { headers: { 'sec-fetch-site': 'same-origin' } })).status).toBe(200); // the page
    expect((await fetch(link, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
    expect((await fetch(`${bench.sandbox.url}/files/F404`)).status).toBe(404);
  });

  it('needs the bytes that were announced, all of them', async () => {
    const { id, url } = await begin();
    expect(await upload(url, Buffer.from('short'))).toBe(400);
    expect((await complete(id)).body['error']).toBe('file_not_found');
    expect(await upload(`${bench.sandbox.url}/upload/F404`)).toBe(404);
  });

  it('is completed once, into a conversation and not to a user', async () => {
    const { id, url } = await begin();
    await upload(url);
    const verdict = async (more: object) => (await complete(id, more)).body['error'] ?? 'ok';
    expect(await verdict({ channel_id: bench.user('anna').id })).toBe('invalid_arguments');
    expect(await verdict({ channel_id: bench.channel('secret').id })).toBe('channel_not_found');
    expect(await verdict({ channel_id: bench.channel('open').id })).toBe('not_in_channel');
    expect(await verdict({ channels: bench.channel('general').id })).toBe('ok');
    expect(await verdict({})).toBe('file_not_found');
    expect(await verdict({ files: [] })).toBe('invalid_arguments');
  });

  it('is refused with a long alternative text or no length', async () => {
    expect((await begin({ alt_txt: 'x'.repeat(1001) })).error).toBe('alt_txt_too_large');
    expect((await begin({ length: 0 })).error).toBe('invalid_arguments');
    expect(await bench.verdict('files.info', { file: 'F404' })).toBe('file_not_found');
  });
});
