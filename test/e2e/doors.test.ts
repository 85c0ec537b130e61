import { describe, expect, it } from 'vitest';
import { aStage } from './kit.ts';

describe('a bot in a workspace', () => {
  it('answers a slash command in private', async () => {
    await using stage = await aStage();
    const act = await stage.control.act.command({ user: 'anna', channel: 'atlas', command: '/standup', text: 'help' });
    await stage.app.idle();
    expect(act).toMatchObject({ ack: 'ok' });
  });
});
