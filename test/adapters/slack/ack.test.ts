import { describe, expect, it } from 'vitest';
import { ackOf, guarded } from '#adapters/slack/ack.ts';
import { logInto } from './kit.ts';
import type { Line } from './kit.ts';

describe('an acknowledgement', () => {
  it('is given once, whoever gives it again', async () => {
    const given: unknown[] = [];
    const ack = ackOf((response?: string) => Promise.resolve(void given.push(response)), logInto([]));
    expect(ack.done()).toBe(false);
    await ack.once('first');
    await ack.once('second');
    expect(given).toEqual(['first']);
    expect(ack.done()).toBe(true);
  });

  it('throws nothing when the socket has gone, and says so in the log', async () => {
    const lines: Line[] = [];
    const ack = ackOf(() => Promise.reject(new Error('slack_socket_mode_no_reply_received_error')), logInto(lines));
    await ack.once();
    expect(lines.map(({ level, sentence }) => [level, sentence])).toEqual([
      ['warn', 'An acknowledgement did not reach Slack'],
    ]);
  });
});

describe('work that must not keep Slack waiting', () => {
  it('is left alone where it is quick, and covered where it is not', async () => {
    let late = 0;
    const cover = () => Promise.resolve(void (late += 1));
    expect(await guarded(Promise.resolve('done'), cover, 5)).toBe('done');
    expect(late).toBe(0);
    const gate = Promise.withResolvers<string>();
    const covered = Promise.withResolvers<void>();
    const work = guarded(gate.promise, () => Promise.resolve(covered.resolve()), 5);
    await covered.promise;
    gate.resolve('at last');
    expect(await work).toBe('at last');
  });
});
