import { describe, expect, it } from 'vitest';
import { inLocalNames } from '#adapters/slack/names.ts';
import type { Message } from '#domain/message.ts';

const NAMES = { '/standup': '/daily', '/project': null, '/meridian': '/meridian' };
const note = (text: string, kept?: string): Message => ({
  kind: 'note',
  tone: 'refused',
  text,
  ...(kept === undefined ? {} : { kept }),
});

describe('commands that are renamed or switched off', () => {
  it('are called what this Slack calls them', () => {
    const said = note('`/standup skip` leaves today out, `/project settings` and `/meridian help` show more.');
    expect(inLocalNames(said, NAMES)).toEqual(
      note('`/daily skip` leaves today out, `/meridian project settings` and `/meridian help` show more.'),
    );
  });

  it('are so in a help', () => {
    const lines = [{ usage: '/standup skip', does: 'as `/standup skip` does' }];
    const help: Message = { kind: 'help', unknown: null, nearest: null, title: '/standup: once a day', lines };
    expect(inLocalNames(help, NAMES)).toMatchObject({
      title: '/daily: once a day',
      lines: [{ usage: '/daily skip', does: 'as `/daily skip` does' }],
    });
  });

  it('stay as they were typed in the words of people', () => {
    const said = note('/standup and "`/constructor`" are what was typed', '`/standup`');
    expect(inLocalNames(said, NAMES)).toEqual(said);
  });
});
