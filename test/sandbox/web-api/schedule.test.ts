import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aBench, START } from '#test/sandbox/kit.ts';
import type { Bench } from '#test/sandbox/kit.ts';

const NOW = Date.parse(START) / 1000;
let bench: Bench;
beforeEach(async () => {
  bench = await aBench();
});
afterEach(() => bench.sandbox.close());

const schedule = (post_at: unknown, more: Record<string, unknown> = {}) =>
  bench.call('chat.scheduleMessage', { channel: bench.channel('general').id, text: 'later', post_at, ...more });
const scheduleVerdict = async (post_at: unknown) => (await schedule(post_at)).body['error'] ?? 'ok';
const said = () => bench.sandbox.world.messages.get(bench.channel('general').id) ?? [];

describe('chat.scheduleMessage', () => {
  it('posts when the clock gets there, not before', async () => {
    const { body } = await schedule(NOW + 3600);
    expect(body).toMatchObject({ ok: true, post_at: NOW + 3600, message: { text: 'later', type: 'delayed_message' } });
    await bench.advance(3_599_000);
    expect(said()).toEqual([]);
    await bench.advance(1000);
    expect(said()).toMatchObject([{ text: 'later', botId: bench.app.botId }]);
    expect(bench.sandbox.world.scheduled.size).toBe(0);
  });

  it('looks ahead 120 days and never back', async () => {
    expect(await scheduleVerdict(NOW)).toBe('time_in_past');
    expect(await scheduleVerdict(NOW + 120 * 86_400)).toBe('ok');
    expect(await scheduleVerdict(NOW + 120 * 86_400 + 1)).toBe('time_too_far');
    expect(await scheduleVerdict('tomorrow')).toBe('invalid_time');
  });

  it('takes 30 messages for one channel in five minutes, and no more', async () => {
    const verdicts: unknown[] = [];
    for (let nth = 0; nth < 31; nth += 1) {
      verdicts.push(await scheduleVerdict(NOW + 86_400 + nth));
      await bench.advance(2000);
    }
    expect(verdicts).toEqual([...Array.from({ length: 30 }, () => 'ok'), 'restricted_too_many']);
    expect(await scheduleVerdict(NOW + 86_400 + 300)).toBe('ok');
  });

  it('drops what may no longer be posted when its time comes', async () => {
    await schedule(NOW + 3600);
    await bench.control('POST', '/channels/general/archive');
    await bench.advance(3_600_000);
    expect(said()).toEqual([]);
  });

  it('keeps to the rules of posting when it is asked', async () => {
    const verdict = async (more: object) => (await schedule(NOW + 60, { ...more })).body['error'];
    expect(await verdict({ channel: bench.channel('open').id })).toBe('not_in_channel');
    expect(await verdict({ text: '' })).toBe('no_text');
    expect(await verdict({ blocks: [{ type: 'nonsense' }] })).toBe('invalid_blocks');
  });
});

describe('chat.deleteScheduledMessage', () => {
  const drop = (scheduled_message_id: unknown) =>
    bench.verdict('chat.deleteScheduledMessage', { channel: bench.channel('general').id, scheduled_message_id });

  it('takes a message back until a minute before', async () => {
    const early = (await schedule(NOW + 3600)).body['scheduled_message_id'];
    const late = (await schedule(NOW + 3600)).body['scheduled_message_id'];
    expect(await drop(early)).toBe('ok');
    expect(await drop(early)).toBe('invalid_scheduled_message_id');
    await bench.advance(3_541_000);
    expect(await drop(late)).toBe('invalid_scheduled_message_id');
    await bench.advance(60_000);
    expect(said()).toHaveLength(1);
  });

  it('leaves the list as it is for everyone else', async () => {
    await schedule(NOW + 7200);
    await schedule(NOW + 3600, { text: 'sooner' });
    const { scheduled_messages } = await bench.web.chat.scheduledMessages.list();
    expect(scheduled_messages?.map(({ text, post_at }) => [text, post_at])).toEqual([
      ['sooner', NOW + 3600],
      ['later', NOW + 7200],
    ]);
  });
});
