import { describe, expect, it } from 'vitest';
import type { StandupForm, StandupSection } from '#domain/form.ts';
import type { ChannelId, ProjectId } from '#domain/ids.ts';
import { toLocalDate, toLocalTime, toZone } from '#domain/time.ts';
import { renderForm } from '#views/index.ts';
import { gallery } from './gallery.ts';
import { faultsOf, seen } from './payload.ts';

const NOTHING = { done: '', plan: '', blockers: '', evidence: '' };

const section = (project: string, more: Partial<StandupSection> = {}): StandupSection => ({
  project: project as ProjectId,
  projectName: 'Vision',
  date: toLocalDate('2026-03-10'),
  words: NOTHING,
  lastPlan: '',
  late: false,
  edit: false,
  open: [],
  blockerKind: null,
  helper: null,
  posting: 'thread',
  leads: [],
  own: [],
  ...more,
});
const standup = (...sections: StandupSection[]): StandupForm => ({ kind: 'standup-form', sections });

/** The fields of a form by block id. */
function fieldsOf(form: Parameters<typeof renderForm>[0]): Map<string, Record<string, unknown>> {
  return new Map(
    renderForm(form).blocks.flatMap((block) =>
      block.type === 'input' && 'element' in block
        ? [[block.block_id ?? '', { optional: block.optional, hint: block.hint, ...block.element }] as const]
        : [],
    ),
  );
}

describe('the standup form', () => {
  it('asks about open blockers after what is done and next, and before what is in the way since', () => {
    const open = gallery.flatMap((one) =>
      'message' in one && one.message.kind === 'blocker-list' ? one.message.open : [],
    );
    const [first] = open;
    if (!first) throw new Error('no blocker in the gallery');
    const ids = [...fieldsOf(standup(section('p1', { open: [first] }))).keys()];
    const [open1, text1] = [`open-${first.number}:p1`, `open-text-${first.number}:p1`];
    expect(ids.slice(0, 5)).toEqual(['done:p1', 'plan:p1', open1, text1, 'blockers:p1']);
  });

  it('asks four optional questions per project, in the ids that its reader knows', () => {
    const form = standup(section('p1'), section('p2'));
    expect([...fieldsOf(form).keys()].filter((id) => id !== 'copy')).toEqual(
      ['p1', 'p2'].flatMap((id) =>
        ['done', 'plan', 'blockers', 'kind', 'helper', 'evidence'].map((field) => `${field}:${id}`),
      ),
    );
    for (const [id, field] of fieldsOf(form)) {
      if (/^(?:kind|helper):|^copy$/.test(id)) continue;
      expect(field).toMatchObject({
        type: 'plain_text_input',
        action_id: 'value',
        multiline: true,
        max_length: 3000,
        optional: true,
      });
      expect(field['initial_value']).toBeUndefined();
    }
    expect(fieldsOf(form).get('kind:p1')).toMatchObject({ type: 'static_select', optional: true });
    expect(fieldsOf(form).get('helper:p1')).toMatchObject({ type: 'users_select', optional: true });
    expect(renderForm(form)).toMatchObject({
      callback_id: 'standup-form',
      private_metadata: '["p1@2026-03-10","p2@2026-03-10"]',
      submit: { text: 'Send' },
    });
  });

  it('gives back what was typed, as typed', () => {
    const words = { ...NOTHING, plan: '  <!channel> & *x*\n- two  ' };
    expect(fieldsOf(standup(section('p1', { words }))).get('plan:p1')?.['initial_value']).toBe(words.plan);
  });

  it('warns where an answer is longer than the field', () => {
    const field = fieldsOf(standup(section('p1', { words: { ...NOTHING, done: 'x'.repeat(2999) + '😀' } }))).get(
      'done:p1',
    );
    expect(field).toMatchObject({
      initial_value: 'x'.repeat(2999),
      hint: { text: expect.stringContaining('3,000') as string },
    });
  });

  it('shows the plan from last time, and says late and editing', () => {
    const shown = seen(renderForm(standup(section('p1', { lastPlan: 'sweep', late: true, edit: true }))).blocks);
    expect(shown).toMatch(/Your plan last time.*sweep/s);
    expect(shown).toContain('editing');
    expect(shown).toContain('marked late');
  });

  it('shows as many projects as Slack has room for, and says how many are left', () => {
    const many = standup(
      ...Array.from({ length: 30 }, (_, index) => section(`p${index}`, { lastPlan: 'x', late: true })),
    );
    expect(faultsOf({ name: 'many', form: many })).toEqual([]);
    expect(seen(renderForm(many).blocks)).toContain('no room for 20 more');
    expect(JSON.parse(renderForm(many).private_metadata ?? '')).toHaveLength(10);
  });

  it.each(['語', '😀', '"', '\n', 'x'])('stays under the size of a view when full of %j', (character) => {
    const full = character.repeat(3000);
    const words = { done: full, plan: full, blockers: full, evidence: full };
    const form = standup(...Array.from({ length: 12 }, (_, index) => section(`p${index}`, { words, lastPlan: full })));
    expect(faultsOf({ name: 'full', form })).toEqual([]);
  });

  it('shows a project once', () => {
    const form = standup(section('p1'), section('p1', { date: toLocalDate('2026-03-09') }));
    expect(faultsOf({ name: 'twice', form })).toEqual([]);
    expect(renderForm(form).private_metadata).toBe('["p1@2026-03-10"]');
  });
});

describe('the project form', () => {
  const form = {
    kind: 'project-form',
    retention: 365,
    channel: 'C1' as ChannelId,
    project: null,
    name: 'Vision',
    standupAt: toLocalTime('09:30'),
    days: [1, 3],
    nudges: true,
    escalateAfter: 2,
    model: true,
    weeklyOn: 5,
    regional: false,
    posting: 'thread',
  } as const;

  it('is filled with what is known', () => {
    const fields = fieldsOf(form);
    expect([...fields.keys()]).toEqual([
      'name',
      'time',
      'days',
      'nudges',
      'posting',
      'escalate',
      'weekly',
      'regional',
      'retention',
      'model',
    ]);
    expect(fields.get('name')).toMatchObject({ initial_value: 'Vision' });
    expect(fields.get('time')).toMatchObject({ type: 'timepicker', initial_time: '09:30', action_id: 'value' });
    expect(fields.get('days')).toMatchObject({ initial_options: [{ value: '1' }, { value: '3' }] });
    expect(fields.get('nudges')).toMatchObject({ optional: true, initial_options: [{ value: 'on' }] });
    expect(renderForm(form).private_metadata).toBe('{"channel":"C1","project":null,"shown":null}');
  });

  it('ticks nothing where nothing is chosen', () => {
    const fields = fieldsOf({ ...form, days: [], nudges: false });
    expect(fields.get('days')?.['initial_options']).toBeUndefined();
    expect(fields.get('nudges')?.['initial_options']).toBeUndefined();
  });
});

describe('the hours form', () => {
  const hours = {
    kind: 'hours-form',
    zone: null,
    week: 'Mon 22:00–06:00',
    standupAt: null,
    evening: false,
    quiet: '',
    nudges: true,
  } as const;

  it('asks for a zone to be found by typing, the week, an own time, the evening before, quiet hours and reminders', () => {
    const fields = fieldsOf(hours);
    expect([...fields.keys()]).toEqual(['zone', 'week', 'at', 'evening', 'quiet', 'nudges']);
    expect(fields.get('zone')).toMatchObject({ type: 'external_select', min_query_length: 0, optional: false });
    expect(fields.get('zone')?.['initial_option']).toBeUndefined();
    expect(fields.get('week')).toMatchObject({ multiline: true, initial_value: 'Mon 22:00–06:00', optional: false });
    expect(fields.get('at')).toMatchObject({ type: 'timepicker', optional: true });
    expect(fields.get('nudges')).toMatchObject({ initial_options: [{ value: 'on' }] });
    expect(renderForm(hours)).toMatchObject({ callback_id: 'hours-form', private_metadata: '' });
  });

  it('shows what is known', () => {
    const zone = toZone('Asia/Kolkata');
    const fields = fieldsOf({ ...hours, zone, evening: true, quiet: '12:00–13:00', standupAt: toLocalTime('17:30') });
    expect(fields.get('zone')).toMatchObject({ initial_option: { value: 'Asia/Kolkata' } });
    expect(fields.get('at')).toMatchObject({ initial_time: '17:30' });
    expect(fields.get('evening')).toMatchObject({ initial_options: [{ value: 'on' }] });
    expect(fields.get('quiet')).toMatchObject({ initial_value: '12:00–13:00', optional: true });
  });
});
