import { isRecord } from '#sandbox/rules/fault.ts';
import { CHARTS } from '#sandbox/rules/limits/charts.ts';
import { RICH } from '#sandbox/rules/limits/rich-text.ts';
import { BLOCKS, ELEMENTS, OBJECTS } from '#sandbox/rules/limits/tables.ts';
import { MANIFEST, MCP_SERVERS_MAX } from '#sandbox/rules/limits/manifest.ts';
import { MESSAGE_LIMITS } from '#sandbox/rules/limits/message.ts';
import { PROTOCOL } from '#sandbox/rules/limits/protocol.ts';
import { COMMERCIAL_HISTORY, HISTORY_LIMIT_MAX, POSTING, RATE_TIERS } from '#sandbox/rules/limits/rate.ts';
import { SOURCES } from '#sandbox/rules/limits/sources.ts';
import type { FieldSpec, Shape } from '#sandbox/rules/limits/spec.ts';
import { VIEW_LIMITS, VIEWS } from '#sandbox/rules/limits/views.ts';
import { describe, expect, it } from 'vitest';
import { known, part } from './design.ts';

/** Where the project says more than the file's `any`, or names the same thing otherwise. */
const REFINED: Readonly<Record<string, string>> = {
  'data_visualization.chart': 'the note of the file, as the family `chart`',
  'rich_text.elements': 'the parts of @slack/types, as the family `rich`',
  'plan.title': 'a string in @slack/types',
  'plan.tasks': 'task_card blocks in @slack/types',
  'table.rows': 'cells are the family `cell`',
  'data_table.rows': 'cells are the family `cell`',
};

/** What the file does not know and the project needs. */
const OWN_OBJECTS = ['rich_style'];

/** Parts of the file that are no number to compare, with what became of them. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  'message.block_id_unique': 'a rule without a number, in totals.ts',
  'message.action_id_unique_in_block': 'a rule without a number, in totals.ts',
  'protocol.event_dedupe_ttl_s': 'advice to the app, nothing Slack enforces',
  'protocol.socket_delivery': 'how the delivery chooses, no limit',
  'protocol.socket_debug': 'a switch of the real Slack only',
  'protocol.assistant_status_s': 'of a method the local Slack does not have',
  'protocol.loading_messages': 'of a method the local Slack does not have',
  'protocol.suggested_prompts': 'of a method the local Slack does not have',
  'protocol.agent_session_title': 'of a method the local Slack does not have',
  'protocol.agent_description': 'in the manifest table',
  'protocol.agent_session_statuses': 'of a method the local Slack does not have',
};

/** Whole sections of the file that no test here compares. */
const SECTIONS_LEFT_OUT: Readonly<Record<string, string>> = {
  meta: 'about the file',
  scopes: 'what Meridian asks for, which the sandbox must not know',
  escaping: 'no numbers; the live tokens are tried in text.test.ts',
};

/** Words about a limit rather than the limit. */
const PROSE = new Set(['note', 'applies', 'unit', 'cookie', 'src2', 'conflicts', 'method']);

const bare = (shape: Shape): Record<string, unknown> =>
  Object.fromEntries(Object.entries(shape).filter(([key]) => key !== 'fields'));

describe.runIf(known)('the tables of shapes, beside slack-limits.json', () => {
  const tables = [
    ['blocks', BLOCKS, []],
    ['elements', ELEMENTS, []],
    ['objects', OBJECTS, OWN_OBJECTS],
    ['views', VIEWS, []],
  ] as const;

  it.each(tables)('knows the same %s', (name, table, own) => {
    const theirs = Object.keys(part(name)).filter((key) => key !== 'limits');
    const ours = Object.keys(table).filter((key) => !own.some((mine) => mine === key));
    expect(ours.toSorted()).toEqual(theirs.toSorted());
  });

  const shapes = tables.flatMap(([name, table, own]) =>
    Object.entries(table)
      .filter(([key]) => !own.some((mine) => mine === key))
      .map(([key, shape]) => [name, key, shape] as const),
  );

  it.each(shapes)('agrees on every number of %s %s', (name, key, shape) => {
    const { fields, note: _note, requires: _requires, ...rest } = part(name, key);
    expect(bare(shape)).toEqual(rest);
    if (!isRecord(fields)) throw new Error(`no fields of ${key}`);
    expect(Object.keys(shape.fields).toSorted()).toEqual(Object.keys(fields).toSorted());
    for (const [field, spec] of Object.entries(shape.fields)) {
      if (`${key}.${field}` in REFINED) continue;
      expect(spec, field).toEqual(fields[field]);
    }
  });

  it.each(['table', 'data_table'])('agrees on the size of %s rows', (name) => {
    const { max, min, of } = part('blocks', name, 'fields', 'rows');
    const ours = BLOCKS[name]?.fields['rows'];
    if (ours?.t !== 'array' || ours.of.t !== 'array' || !isRecord(of)) throw new Error('no rows');
    expect([ours.max, ours.min, ours.of.max, ours.of.min]).toEqual([max, min, of['max'], of['min']]);
  });
});

describe.runIf(known)('the tables of limits, beside slack-limits.json', () => {
  const sections = [
    ['message', part.bind(null, 'message'), MESSAGE_LIMITS],
    ['protocol', part.bind(null, 'protocol'), PROTOCOL],
    ['views.limits', part.bind(null, 'views', 'limits'), VIEW_LIMITS],
  ] as const;

  it.each(sections)('covers %s or says why not', (name, theirs, ours) => {
    const left = Object.keys(theirs()).filter((key) => !(key in ours));
    expect(left.filter((key) => !(`${name}.${key}` in LEFT_OUT))).toEqual([]);
    expect(Object.keys(ours).filter((key) => !(key in theirs()))).toEqual([]);
  });

  it.each(sections)('agrees on every fact of %s', (_name, theirs, ours) => {
    for (const [key, mine] of Object.entries(ours)) {
      const facts = theirs()[key];
      if (!isRecord(facts)) throw new Error(`no ${key} in the file`);
      const plain = Object.fromEntries(
        Object.entries(facts).filter(
          ([fact, value]) => !PROSE.has(fact) && !(key === 'signature' && fact === 'value') && value !== undefined,
        ),
      );
      if (key === 'markdown_text') delete plain['conflicts'];
      expect(mine, key).toEqual(plain);
    }
  });

  it('leaves no section of the file unread without a reason', () => {
    const read = 'sources protocol message views blocks elements objects rateTiers methods events manifest'.split(' ');
    expect([...read, ...Object.keys(SECTIONS_LEFT_OUT)].toSorted()).toEqual(Object.keys(part()).toSorted());
  });

  it('leaves out only what the file has', () => {
    for (const name of Object.keys(LEFT_OUT)) {
      const [section = '', key = ''] = name.split('.');
      expect(part(section)).toHaveProperty(key);
    }
  });

  it('agrees on tiers, history and which methods have none', () => {
    const { t1, t2, t3, t4 } = part('rateTiers');
    expect(Object.values(RATE_TIERS)).toEqual([t1, t2, t3, t4]);
    const history = part('rateTiers', 'special', 'conversations.history');
    expect(history['non_marketplace_commercial']).toEqual({
      per_minute: COMMERCIAL_HISTORY.perMinute,
      limit_max: COMMERCIAL_HISTORY.limitMax,
    });
    expect(history['internal_or_marketplace']).toMatchObject({ limit_max: HISTORY_LIMIT_MAX });
    expect(POSTING).toContain('chat.postMessage');
  });

  it('agrees on the manifest', () => {
    const theirs = part('manifest');
    expect(at('display_information', 'name')).toMatchObject({ max: theirs['name'] });
    expect(at('display_information', 'description')).toMatchObject({ max: theirs['description'] });
    const [low, high] = Array.isArray(theirs['long_description']) ? theirs['long_description'] : [];
    expect(at('display_information', 'long_description')).toMatchObject({ min: low, max: high });
    expect(at('features', 'bot_user', 'display_name')).toMatchObject({ max: theirs['bot_display_name'] });
    for (const name of ['slash_commands', 'shortcuts'] as const) {
      const { max, note: _note, ...fields } = part('manifest', name);
      expect(at('features', name)).toMatchObject({ max });
      for (const [field, size] of Object.entries(fields)) {
        expect(at('features', name, field), field).toMatchObject({ max: size });
      }
    }
    expect(at('settings', 'event_subscriptions', 'bot_events')).toMatchObject({ max: theirs['bot_events'] });
    expect(at('settings', 'event_subscriptions', 'user_events')).toMatchObject({ max: theirs['user_events'] });
    expect(at('settings', 'event_subscriptions', 'metadata_subscriptions')).toMatchObject({
      max: theirs['metadata_subscriptions'],
    });
    expect(at('settings', 'interactivity', 'request_url')).toMatchObject({
      max: theirs['interactivity.request_url'],
    });
    expect(at('oauth_config', 'scopes', 'bot')).toMatchObject({ max: theirs['scopes'] });
    const redirects = part('manifest', 'redirect_urls');
    expect(at('oauth_config', 'redirect_urls')).toMatchObject({
      max: redirects['max'],
      of: { max: redirects['length'] },
    });
    expect(at('features', 'unfurl_domains')).toMatchObject({ max: theirs['unfurl_domains'] });
    expect(at('features', 'functions')).toMatchObject({ max: theirs['functions'] });
    const agent = part('manifest', 'agent_view');
    expect(at('features', 'agent_view', 'agent_description')).toMatchObject({ max: agent['agent_description'] });
    expect(at('features', 'agent_view', 'suggested_prompts')).toMatchObject({ max: agent['suggested_prompts'] });
    expect(MCP_SERVERS_MAX).toBe(theirs['mcp_servers']);
    // Functions are taken as they are, and the file gives no number for the ranges.
    const unread = ['src', 'function_parameters', 'allowed_ip_ranges'];
    expect(Object.keys(theirs).filter((key) => !unread.includes(key))).toHaveLength(16);
  });
});

const at = (...path: readonly string[]): FieldSpec => fieldAt(MANIFEST, path);

function fieldAt(shape: Shape, [name = '', ...rest]: readonly string[]): FieldSpec {
  const spec = shape.fields[name];
  if (!spec) throw new Error(`no ${name} in the manifest table`);
  if (rest.length === 0) return spec;
  const inner = spec.t === 'array' ? spec.of : spec;
  if (inner.t !== 'shape') throw new Error(`${name} has no fields`);
  return fieldAt(inner.shape, rest);
}

describe('the sources', () => {
  it.runIf(known)('names the same sources', () => {
    expect(Object.keys(SOURCES)).toEqual(Object.keys(part('sources')));
  });

  it('has an address for every `src` of the tables', () => {
    const shapes = [BLOCKS, ELEMENTS, OBJECTS, VIEWS, RICH, CHARTS].flatMap((table) => Object.values(table));
    const limits = [MESSAGE_LIMITS, PROTOCOL, VIEW_LIMITS].flatMap((table) => Object.values(table));
    const used = new Set([...shapes, ...limits].map(({ src }) => src));
    expect([...used].filter((src) => !(src in SOURCES))).toEqual([]);
  });
});
