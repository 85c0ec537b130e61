import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aBench, aConfig, aManifest, must, onBench, SCOPES } from '#test/sandbox/kit.ts';
import type { Bench } from '#test/sandbox/kit.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await aBench();
});
afterEach(() => bench.sandbox.close());

const input = (block_id: string, action_id = 'text') => ({
  type: 'input',
  block_id,
  label: { type: 'plain_text', text: 'Today' },
  element: { type: 'plain_text_input', action_id },
});

const aModal = (more: Record<string, unknown> = {}) => ({
  type: 'modal',
  callback_id: 'standup',
  title: { type: 'plain_text', text: 'Standup' },
  submit: { type: 'plain_text', text: 'Send' },
  blocks: [input('today')],
  ...more,
});

const aHome = (text = 'Hello') => ({ type: 'home', blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }] });

const open = async (view: unknown = aModal(), trigger_id = bench.trigger('anna').id) =>
  (await bench.call('views.open', { trigger_id, view })).body;
const viewIn = (body: Record<string, unknown>): Record<string, unknown> => ({ ...Object(body['view']) });
const openedId = async (view?: unknown): Promise<string> => String(viewIn(await open(view))['id']);

describe('views.open', () => {
  it('answers with the whole view', async () => {
    expect(await open()).toMatchObject({
      ok: true,
      view: {
        id: expect.stringMatching(/^V/),
        team_id: bench.sandbox.world.team.id,
        type: 'modal',
        callback_id: 'standup',
        private_metadata: '',
        state: { values: {} },
        hash: expect.stringMatching(/^\d+\.\w{8}$/),
        previous_view_id: null,
        app_id: bench.app.id,
        bot_id: bench.app.botId,
      },
    });
  });

  it('fills in the ids that were left out', async () => {
    const { block_id: _id, ...bare } = input('today');
    const view = viewIn(await open(aModal({ blocks: [{ ...bare, element: { type: 'plain_text_input' } }] })));
    const [block] = [view['blocks']].flat();
    expect(block).toMatchObject({ block_id: expect.any(String), element: { action_id: expect.any(String) } });
  });

  it('takes a trigger for three seconds', async () => {
    const trigger = bench.trigger('anna').id;
    await bench.advance(3001);
    expect((await open(aModal(), trigger))['error']).toBe('expired_trigger_id');
    const fresh = bench.trigger('anna').id;
    await bench.advance(3000);
    expect((await open(aModal(), fresh))['ok']).toBe(true);
    expect(bench.sandbox.world.violations).toMatchObject([{ code: 'expired_trigger_id' }, { code: 'late_trigger' }]);
  });

  it('takes a trigger once', async () => {
    const trigger = bench.trigger('anna').id;
    expect((await open(aModal(), trigger))['ok']).toBe(true);
    expect((await open(aModal(), trigger))['error']).toBe('exchanged_trigger_id');
    expect((await open(aModal(), 'made.up'))['error']).toBe('invalid_trigger_id');
  });

  it('refuses a view beyond Slack’s limits, says where, and leaves the trigger for another try', async () => {
    const trigger = bench.trigger('anna').id;
    const title = { type: 'plain_text', text: 'x'.repeat(25) };
    const refused = await open(aModal({ title }), trigger);
    expect(refused['error']).toBe('invalid_arguments');
    expect(JSON.stringify(refused['response_metadata'])).toContain('[json-pointer:/view/title/text]');
    expect(JSON.stringify(refused['errors'])).toContain('"pointer":"/view/title/text"');
    const { submit: _submit, ...silent } = aModal();
    expect((await open(silent, trigger))['error']).toBe('invalid_arguments');
    const blocks = Array.from({ length: 101 }, () => ({ type: 'divider' }));
    expect((await open(aModal({ blocks }), trigger))['error']).toBe('invalid_arguments');
    expect((await open(aModal(), trigger))['ok']).toBe(true);
  });

  it('refuses a view over 250,000 bytes', async () => {
    const option = (nth: number) => ({
      text: { type: 'plain_text', text: `${nth} ${'é'.repeat(70)}` },
      value: `${nth}`,
    });
    const options = Array.from({ length: 100 }, (_, nth) => option(nth));
    const element = { type: 'static_select', action_id: 'a', options };
    const blocks = Array.from({ length: 20 }, (_, nth) => ({ ...input(`b${nth}`), element }));
    expect((await open(aModal({ blocks })))['error']).toBe('view_too_large');
  });

  it('wants an external_id for itself', async () => {
    await open(aModal({ external_id: 'standup-1' }));
    await bench.advance(1000);
    expect((await open(aModal({ external_id: 'standup-1' })))['error']).toBe('duplicate_external_id');
  });

  it('shows one stack of the app to a person at a time', async () => {
    const first = await openedId();
    const second = await openedId();
    const { body } = await bench.control('GET', '/views/anna');
    expect(Object.values(body)).toMatchObject([{ id: second }]);
    expect(first).not.toBe(second);
  });
});

describe('views.push', () => {
  const push = async (viewId: string, view: unknown = aModal()) =>
    (await bench.call('views.push', { trigger_id: bench.trigger('anna', viewId).id, view })).body;

  it('stacks three views and no fourth', async () => {
    const root = await openedId();
    const second = viewIn(await push(root));
    expect(second).toMatchObject({ root_view_id: root, previous_view_id: root });
    expect((await push(String(second['id'])))['ok']).toBe(true);
    expect((await push(root))['error']).toBe('push_limit_reached');
  });

  it('needs a trigger from inside a modal', async () => {
    const trigger_id = bench.trigger('anna').id;
    expect(await bench.verdict('views.push', { trigger_id, view: aModal() })).toBe('invalid_trigger_id');
  });
});

describe('views.update', () => {
  it('gives a new hash, and refuses an old one', async () => {
    const view = viewIn(await open());
    const update = (hash: unknown) => bench.call('views.update', { view_id: view['id'], hash, view: aModal() });
    const updated = await update(view['hash']);
    expect(viewIn(updated.body)['hash']).not.toBe(view['hash']);
    expect((await update(view['hash'])).body['error']).toBe('hash_conflict');
  });

  it('keeps what was typed under the same block_id and action_id only', async () => {
    const id = await openedId(aModal({ blocks: [input('a'), input('b'), input('c')] }));
    const shown = must(bench.sandbox.world.views.get(id));
    const value = { type: 'plain_text_input', value: 'typed' };
    shown.state = { a: { text: value }, b: { text: value }, c: { text: value } };
    const blocks = [input('a'), input('b', 'other'), input('d')];
    const { body } = await bench.call('views.update', { view_id: id, view: aModal({ blocks }) });
    expect(viewIn(body)['state']).toEqual({ values: { a: { text: value } } });
  });

  it('finds a view by its external_id, and none that is closed or unknown', async () => {
    await open(aModal({ external_id: 'mine' }));
    const update = (args: object) => bench.verdict('views.update', { view: aModal(), ...args });
    expect(await update({ external_id: 'mine' })).toBe('ok');
    expect(await update({ external_id: 'other' })).toBe('not_found');
    const id = await openedId();
    must(bench.sandbox.world.views.get(id)).open = false;
    expect(await update({ view_id: id })).toBe('not_found');
    expect(await update({})).toBe('invalid_arguments');
  });
});

describe('views.publish', () => {
  const publish = (args: object = {}) =>
    bench.call('views.publish', { user_id: bench.user('anna').id, view: aHome(), ...args });

  it('shows the Home tab of one person, under one id', async () => {
    const first = viewIn((await publish()).body);
    const second = viewIn((await publish({ view: aHome('Again') })).body);
    expect(second['id']).toBe(first['id']);
    const { body } = await bench.control('GET', '/home/anna');
    expect(body).toMatchObject({ view: { type: 'home', hash: second['hash'], blocks: [{ text: { text: 'Again' } }] } });
    expect((await bench.control('GET', '/home/ben')).body).toEqual({ view: null });
  });

  it('refuses an old hash, a modal, and people who are not there', async () => {
    const first = viewIn((await publish()).body);
    await publish();
    const verdict = async (args: object) => (await publish(args)).body['error'];
    expect(await verdict({ hash: first['hash'] })).toBe('hash_conflict');
    expect(await verdict({ view: aModal() })).toBe('invalid_arguments');
    expect(await verdict({ user_id: 'U0404' })).toBe('user_not_found');
    expect(await verdict({ user_id: bench.user('gone').id })).toBe('user_not_found');
    expect(await verdict({ user_id: bench.user('stranger').id })).toBe('user_not_visible');
  });

  it('needs the Home tab in the manifest', async () => {
    await onBench(aConfig(aManifest(SCOPES, { home_tab_enabled: false })), async (other) => {
      const args = { user_id: other.user('anna').id, view: aHome() };
      expect(await other.verdict('views.publish', args)).toBe('not_enabled');
    });
  });
});
