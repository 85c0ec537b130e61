import { describe, expect, it } from 'vitest';
import { createLog, scrub } from '#adapters/log.ts';

/** What a log writes, line by line. */
function written(level: 'info' | 'warn', facts: object, sentence = 'it happened'): Record<string, unknown>[] {
  const lines: Record<string, unknown>[] = [];
  const log = createLog(level, { write: (line) => void lines.push(JSON.parse(line)) });
  log.info(sentence, facts);
  return lines;
}

describe('createLog', () => {
  it('writes a sentence and its facts as one line', () => {
    const [line] = written('info', { workspace: 'T1', count: 3, nothing: null });
    expect(line).toMatchObject({ level: 'info', msg: 'it happened', workspace: 'T1', count: 3, nothing: null });
    expect(line?.['time']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('says nothing below its level', () => {
    expect(written('warn', {})).toEqual([]);
  });

  it.each([
    ['xoxb-1234-5678-abcDEF', 'a bot token'],
    ['xoxe.xoxp-1-Mi0y', 'a rotated token'],
    ['xapp-1-A0B-99-ff00', 'an app token'],
    ['https://hooks.slack.com/services/T1/B1/secret', 'a hook'],
    ['https://slack.example/commands/T1/99/secret', 'a response address'],
    ['wss://wss-primary.slack.com/link/?ticket=secret&app_id=1', 'a socket address'],
  ])('lets no %s through, in a sentence, in facts or in an error', (secret) => {
    const error = new Error(`Slack said no to ${secret}`, { cause: new Error(secret) });
    const lines = written('info', { deep: { list: [`before ${secret} after`] }, error }, `failed with ${secret}`);
    const all = JSON.stringify(lines);
    expect(lines).toHaveLength(1);
    expect(all).not.toContain(secret);
    expect(all).not.toContain('secret');
    expect(all).toContain('before [');
    expect(all).toContain('] after');
  });

  it('finds a token in the middle of a word', () => {
    expect(scrub('token_xoxb-1-a, xoxp-2-b')).toBe('token_[token], [token]');
  });

  it('hides fields that hold words or secrets, however deep', () => {
    const lines = written('info', {
      text: 'hemlock',
      a: [{ botToken: 'hemlock', view: { b: 'hemlock' }, id: 'kept' }],
    });
    expect(JSON.stringify(lines)).not.toContain('hemlock');
    expect(JSON.stringify(lines)).toContain('kept');
  });

  it('keeps of an error what helps to find it, and drops what it quotes', () => {
    const [line] = written('info', Object.assign(new RangeError('"hemlock" is not a date'), { code: 'E_DATE' }));
    expect(line).toMatchObject({ error: { name: 'RangeError', what: '"…" is not a date', code: 'E_DATE' } });
    expect(JSON.stringify(line)).not.toContain('hemlock');
    expect(JSON.stringify(line)).toContain('log.test.ts');
  });

  it('ends where an object holds itself', () => {
    const self: Record<string, unknown> = { id: 'U1' };
    self['self'] = self;
    expect(written('info', self)).toHaveLength(1);
  });
});

describe('scrub', () => {
  it('leaves ordinary text as it is', () => {
    const text = 'Meridian 0.1.0 at https://slack.com/api/ for U0A1B2C3 in xoxo-land';
    expect(scrub(text)).toBe(text);
  });
});
