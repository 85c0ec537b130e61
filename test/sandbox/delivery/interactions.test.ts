import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BOARD, option } from './blocks.ts';
import { aListener, aSandbox } from './stage.ts';
import type { Answer } from './stage.ts';

let stage: Awaited<ReturnType<typeof aSandbox>>;
let listener: Awaited<ReturnType<typeof aListener>>;
let answer: Answer;
let ts: string;
beforeEach(async () => {
  stage = await aSandbox();
  answer = () => ({});
  listener = await aListener(stage, (frame) => answer(frame));
  const team = stage.world.channels.values().find(({ name }) => name === 'team');
  ts = String((await stage.api('chat.postMessage', { channel: team?.id, text: 'Board', blocks: BOARD }))['ts']);
});
afterEach(() => stage.close());

const press = (act: object) =>
  stage.control.act.interact({ user: 'ann', channel: 'team', messageTs: ts, actionId: 'go', ...act });
const last = (): Record<string, unknown> => listener.frames.at(-1)?.payload ?? {};

describe('pressing a button', () => {
  it('sends block_actions with everything around it', async () => {
    expect(await press({})).toMatchObject({ ack: 'ok' });
    expect(last()).toMatchObject({
      type: 'block_actions',
      user: { username: 'ann', team_id: stage.world.team.id },
      api_app_id: stage.app.id,
      container: { type: 'message', message_ts: ts, is_ephemeral: false },
      trigger_id: expect.any(String),
      team: { id: stage.world.team.id, domain: 'sandbox' },
      enterprise: null,
      is_enterprise_install: false,
      channel: { name: 'team' },
      message: { ts, text: 'Board', bot_id: stage.app.botId },
      response_url: expect.stringContaining('/response/'),
      actions: [
        {
          type: 'button',
          action_id: 'go',
          block_id: 'row',
          value: '42',
          style: 'primary',
          action_ts: expect.any(String),
        },
      ],
    });
  });

  it('carries the whole state, touched or not', async () => {
    await press({ actionId: 'pick', option: 'b' });
    await press({});
    expect(last()['state']).toEqual({
      values: {
        row: {
          pick: { type: 'static_select', selected_option: option('b') },
          people: { type: 'multi_users_select', selected_users: [] },
          at: { type: 'timepicker', selected_time: null, timezone: 'Asia/Tokyo' },
        },
      },
    });
  });

  it('hides an ephemeral message from its own app', async () => {
    const ann = await stage.control.users.get('ann');
    const team = stage.world.channels.values().find(({ name }) => name === 'team');
    const args = { channel: team?.id, user: ann.id, text: 'Board', blocks: BOARD };
    const shown = await stage.api('chat.postEphemeral', args);
    await press({ messageTs: shown['message_ts'] });
    expect(last()).toMatchObject({ container: { is_ephemeral: true } });
    expect(last()).not.toHaveProperty('message');
    await stage.control.channels.invite('team', ['ben']);
    await expect(press({ user: 'ben', messageTs: shown['message_ts'] })).rejects.toThrow(/ben sees no message/u);
  });

  it('writes down an ack that says something', async () => {
    answer = () => ({ text: 'thanks' });
    await press({});
    expect(stage.world.violations).toMatchObject([{ kind: 'lint', code: 'ack_payload_ignored' }]);
  });

  it('replaces or deletes the message through the response_url', async () => {
    await press({});
    const url = String(last()['response_url']);
    const use = (body: object) => fetch(url, { method: 'POST', body: JSON.stringify(body) });
    await use({ replace_original: true, text: 'Done' });
    expect(await stage.control.messages('team')).toMatchObject([{ ts, text: 'Done' }]);
    await use({ delete_original: true });
    expect(await stage.control.messages('team')).toEqual([]);
  });
});

describe('an action', () => {
  it.each([
    [
      { actionId: 'pick', option: 'a' },
      { type: 'static_select', selected_option: option('a') },
    ],
    [
      { actionId: 'more', option: 'two' },
      { type: 'overflow', selected_option: option('two') },
    ],
    [
      { actionId: 'at', time: '09:30' },
      { type: 'timepicker', selected_time: '09:30', timezone: 'Asia/Tokyo' },
    ],
    [
      { actionId: 'fb', value: 'bad' },
      { type: 'feedback_buttons', value: 'bad' },
    ],
  ])('has the fields of its element: %o', async (act, action) => {
    await press(act);
    expect(last()['actions']).toMatchObject([action]);
  });

  it('names the people chosen', async () => {
    const ben = await stage.control.users.get('ben');
    await press({ actionId: 'people', selectedUsers: [ben.id] });
    expect(last()['actions']).toMatchObject([{ type: 'multi_users_select', selected_users: [ben.id] }]);
  });
});

describe('what nobody could press', () => {
  it.each([
    ['an element that is not there', { actionId: 'stop' }, /there is no stop; there are top\/more/u],
    ['another value of a button', { value: '43' }, /a button has its own value, "42"/u],
    ['an option that is not there', { actionId: 'pick', option: 'z' }, /"z" is none of the options/u],
    ['a time that is none', { actionId: 'at', time: '25:00' }, /is no time like/u],
    ['nothing in a menu', { actionId: 'pick' }, /say what is put/u],
    ['two things at a time', { actionId: 'pick', option: 'a', value: 'b' }, /one value/u],
    ['somebody deactivated', { actionId: 'people', selectedUsers: ['U000'] }, /is no user/u],
    ['a message that is not there', { messageTs: '1.000001' }, /ann sees no message 1.000001/u],
    ['from outside the channel', { user: 'ben' }, /ben is not in team/u],
    ['by a bot', { user: 'robot' }, /is a bot/u],
  ])('is refused: %s', async (_name, act, sentence) => {
    await expect(press(act)).rejects.toThrow(sentence);
    expect(listener.frames).toHaveLength(1);
  });

  it('is refused: anything on a message of a person', async () => {
    const said = await stage.control.act.message({ user: 'ann', channel: 'team', text: 'hi' });
    await expect(press({ messageTs: said.ts })).rejects.toThrow(/is no app's message/u);
  });

  it('is refused: too many people', async () => {
    const [ann, ben] = [await stage.control.users.get('ann'), await stage.control.users.get('ben')];
    await expect(press({ actionId: 'people', selectedUsers: [ann.id, ben.id] })).rejects.toThrow(/no more than 1/u);
  });

  it('is refused: anything of an app without interactivity', async () => {
    stage.app.manifest.settings = { ...stage.app.manifest.settings, interactivity: { is_enabled: false } };
    await expect(press({})).rejects.toThrow(/not configured to handle interactive/u);
  });
});
