import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FORM, option, plain } from './blocks.ts';
import { aListener, aSandbox } from './stage.ts';
import type { Answer } from './stage.ts';

let stage: Awaited<ReturnType<typeof aSandbox>>;
let listener: Awaited<ReturnType<typeof aListener>>;
let answer: Answer;
beforeEach(async () => {
  stage = await aSandbox();
  answer = () => ({});
  listener = await aListener(stage, (frame) => answer(frame));
  await stage.control.act.command({ user: 'ann', channel: 'team', command: '/echo' });
  const opened = await stage.api('views.open', { trigger_id: listener.frames[1]?.payload?.['trigger_id'], view: FORM });
  expect(opened).toMatchObject({ ok: true });
  listener.frames.splice(0);
});
afterEach(() => stage.close());

const submit = (values = {}) => stage.control.act.submit({ user: 'ann', values: { name: { text: 'Ann' }, ...values } });
const last = (): Record<string, unknown> => listener.frames.at(-1)?.payload ?? {};
const titles = async () => (await stage.control.views('ann')).map(({ title }) => title?.text);

describe('submitting a modal', () => {
  it('sends the full state and closes it', async () => {
    const team = stage.world.channels.values().find(({ name }) => name === 'team');
    expect(await submit({ age: { n: 7 }, boxes: { c: ['a'] }, where: { w: team?.id } })).toMatchObject({ ack: 'ok' });
    expect(last()).toMatchObject({
      type: 'view_submission',
      trigger_id: expect.any(String),
      view: { callback_id: 'form', state: { values: expect.anything() } },
      response_urls: [{ block_id: 'where', action_id: 'w', channel_id: team?.id, response_url: expect.any(String) }],
    });
    expect(Object(Object(last()['view'])['state'])['values']).toEqual({
      name: { text: { type: 'plain_text_input', value: 'Ann' } },
      age: { n: { type: 'number_input', value: '7' } },
      mail: { m: { type: 'email_text_input', value: null } },
      site: { u: { type: 'url_text_input', value: null } },
      day: { d: { type: 'datepicker', selected_date: '2026-03-10' } },
      boxes: { c: { type: 'checkboxes', selected_options: [option('a')] } },
      live: { s: { type: 'static_select', selected_option: null } },
      where: { w: { type: 'conversations_select', selected_conversation: team?.id } },
      asked: { e: { type: 'external_select', selected_option: null } },
      side: { p: { type: 'users_select', selected_user: null } },
    });
    expect(await titles()).toEqual([]);
  });

  it.each([
    ['a required field left empty', { name: { text: '' } }, /name\/text: please complete/u],
    ['too short', { name: { text: 'A' } }, /the least is 2/u],
    ['too long', { name: { text: 'Annabel' } }, /the most is 5/u],
    ['no whole number', { age: { n: '1.5' } }, /must be a whole number/u],
    ['a number above the range', { age: { n: '100' } }, /at most 99/u],
    ['a number below the range', { age: { n: '0' } }, /at least 1/u],
    ['no address', { mail: { m: 'ann' } }, /no e-mail address/u],
    ['no URL', { site: { u: 'nowhere' } }, /no URL/u],
    ['no date', { day: { d: '2026-13-01' } }, /no date like/u],
    ['no option', { boxes: { c: ['z'] } }, /none of the options/u],
    ['a block that is not there', { nobody: { x: 'y' } }, /nobody\/x: is not in the view/u],
    ['an element outside of inputs', { side: { p: 'U1' } }, /is no input; use interact/u],
  ])('is held back by the client: %s', async (_name, values, sentence) => {
    await expect(submit(values)).rejects.toThrow(sentence);
    expect(listener.frames).toEqual([]);
    expect(await titles()).toEqual(['Form']);
  });

  it('is held back while the submit button is disabled', async () => {
    const [form] = await stage.control.views('ann');
    const view = { ...FORM, submit_disabled: true };
    await stage.api('views.update', { view_id: form?.id, hash: form?.hash, view });
    await expect(submit()).rejects.toThrow(/submit button of the view is disabled/u);
  });

  it('shows errors, and succeeds when they are mended', async () => {
    answer = () => ({ response_action: 'errors', errors: { name: 'taken' } });
    expect(await submit()).toMatchObject({ ack: 'ok', errors: { name: 'taken' } });
    expect(await stage.control.views('ann')).toMatchObject([{ errors: { name: 'taken' } }]);
    answer = () => ({});
    expect(await submit({ name: { text: 'Bea' } })).not.toHaveProperty('errors');
    expect(await titles()).toEqual([]);
  });

  it('refuses errors at blocks that are no inputs', async () => {
    answer = () => ({ response_action: 'errors', errors: { side: 'no' } });
    expect(await submit()).toMatchObject({ refused: expect.stringContaining('invalid_error_block') });
    expect(stage.world.violations.at(-1)).toMatchObject({ kind: 'refused', code: 'invalid_error_block' });
  });

  it('updates, pushes up to three and clears', async () => {
    answer = () => ({ response_action: 'update', view: { ...FORM, title: plain('Next') } });
    await submit();
    expect(await titles()).toEqual(['Next']);
    answer = () => ({ response_action: 'push', view: { ...FORM, title: plain('Over') } });
    await submit();
    await submit();
    expect(await titles()).toEqual(['Next', 'Over', 'Over']);
    expect(await submit()).toMatchObject({ refused: expect.stringContaining('push_limit_reached') });
    answer = () => ({ response_action: 'clear' });
    await submit();
    expect(await titles()).toEqual([]);
  });

  it('refuses a view that breaks the rules, and an action it does not know', async () => {
    answer = () => ({ response_action: 'update', view: { ...FORM, title: plain('x'.repeat(25)) } });
    expect(await submit()).toMatchObject({ refused: expect.stringContaining('/view/title/text') });
    answer = () => ({ response_action: 'explode' });
    expect(await submit()).toMatchObject({ refused: expect.stringContaining('invalid_response_action') });
    expect(await titles()).toEqual(['Form']);
  });

  it('leaves the modal open when the ack is late, and tells the person', async () => {
    answer = () => null;
    const act = submit();
    await listener.got(1);
    await stage.control.clock.advance('3s');
    expect(await act).toMatchObject({ ack: 'late' });
    expect(await titles()).toEqual(['Form']);
    expect(await stage.control.messages('@ann')).toMatchObject([
      { text: expect.stringContaining('operation_timeout') },
    ]);
  });
});

describe('a change in a modal', () => {
  it('is kept and not sent, unless the input dispatches', async () => {
    await stage.control.act.interact({ user: 'ann', actionId: 'text', value: 'Bea' });
    expect(listener.frames).toEqual([]);
    await stage.control.act.interact({ user: 'ann', actionId: 's', option: 'x' });
    expect(last()).toMatchObject({
      type: 'block_actions',
      container: { type: 'view' },
      view: { state: { values: { name: { text: { value: 'Bea' } } } } },
      actions: [{ action_id: 's', selected_option: option('x') }],
    });
    expect(last()).not.toHaveProperty('response_url');
  });
});

describe('closing a modal', () => {
  it('is told with what was in it, where the view asks for it', async () => {
    await stage.control.act.interact({ user: 'ann', actionId: 'text', value: 'Bea' });
    await stage.control.act.close({ user: 'ann' });
    expect(last()).toMatchObject({
      type: 'view_closed',
      is_cleared: false,
      view: { state: { values: { name: { text: { value: 'Bea' } } } } },
    });
    expect(await titles()).toEqual([]);
  });

  it('closes one by Cancel, and all by the x', async () => {
    answer = () => ({ response_action: 'push', view: { ...FORM, title: plain('Over') } });
    await submit();
    const [form] = await stage.control.views('ann');
    await expect(stage.control.act.close({ user: 'ann', viewId: form?.id ?? '' })).rejects.toThrow(/lies on top of/u);
    answer = () => ({});
    await stage.control.act.close({ user: 'ann' });
    expect(await titles()).toEqual(['Form']);
    answer = () => ({ response_action: 'push', view: { ...FORM, title: plain('Over') } });
    await submit();
    answer = () => ({});
    listener.frames.splice(0);
    await stage.control.act.close({ user: 'ann', clear: true });
    expect(listener.frames.map(({ payload }) => payload?.['is_cleared'])).toEqual([true, true]);
    expect(await titles()).toEqual([]);
  });

  it('closes all by Cancel where the view says so', async () => {
    answer = () => ({ response_action: 'push', view: { ...FORM, title: plain('Over'), clear_on_close: true } });
    await submit();
    answer = () => ({});
    await stage.control.act.close({ user: 'ann' });
    expect(last()).toMatchObject({ type: 'view_closed', is_cleared: true });
    expect(await titles()).toEqual([]);
  });

  it('is impossible where none is open', async () => {
    await expect(stage.control.act.close({ user: 'ben' })).rejects.toThrow(/ben has no modal open/u);
  });
});

describe('a menu that asks its app', () => {
  const ask = (value: string) => stage.control.act.suggest({ user: 'ann', actionId: 'e', value });

  it('offers what the app answers, and nothing else can be chosen', async () => {
    answer = (frame) => (frame.payload?.['type'] === 'block_suggestion' ? { options: [option('alpha')] } : {});
    expect(await ask('al')).toMatchObject({ ack: 'ok', options: [option('alpha')] });
    expect(last()).toMatchObject({ type: 'block_suggestion', action_id: 'e', block_id: 'asked', value: 'al' });
    await expect(submit({ asked: { e: 'beta' } })).rejects.toThrow(/"beta" is none of the options/u);
    await submit({ asked: { e: 'alpha' } });
    expect(last()).toMatchObject({
      view: { state: { values: { asked: { e: { selected_option: option('alpha') } } } } },
    });
  });

  it('refuses an answer that breaks the rules of options', async () => {
    answer = () => ({ options: [{ text: plain('x'.repeat(76)), value: 'x' }] });
    expect(await ask('al')).toMatchObject({ refused: expect.stringContaining('invalid_options') });
  });

  it('is not asked before enough is typed', async () => {
    await expect(ask('a')).rejects.toThrow(/from 2 characters on/u);
  });
});
