import { describe, expect, it } from 'vitest';
import type { ProjectCard } from '#domain/message.ts';
import type { StandupStatus } from '#domain/standup-message.ts';
import { toInstant } from '#domain/time.ts';
import { render } from '#views/index.ts';
import { gallery } from './gallery.ts';
import { faultsOf, seen } from './payload.ts';

function card(name: string): ProjectCard {
  const found = gallery.find((one) => one.name === name);
  if (found && 'message' in found && found.message.kind === 'project-card') return found.message;
  throw new Error(`no card ${name}`);
}

function typicalStatus(): StandupStatus {
  for (const one of gallery) if ('message' in one && one.message.kind === 'standup-status') return one.message;
  throw new Error('no status');
}

describe('the welcome', () => {
  it('has one button, for its channel', () => {
    const welcome = gallery.find(({ name }) => name === 'welcome');
    const blocks = welcome && 'message' in welcome ? render(welcome.message).blocks : [];
    expect(blocks).toContainEqual(
      expect.objectContaining({
        elements: [expect.objectContaining({ action_id: 'project.setup', value: 'C0VISION' })],
      }),
    );
  });
});

describe('the project card', () => {
  it('shows the settings and the way to change them', () => {
    const { text, blocks } = render(card('project changed'));
    expect(text).toBe("The settings of Vision have changed. Asks at 09:30 on each member's own clock, Mon–Fri.");
    for (const part of ['09:30', 'Mon–Fri', 'One reminder', '12 people', 'running'])
      expect(seen(blocks)).toContain(part);
    expect(blocks.at(-1)).toMatchObject({
      elements: [{ action_id: 'project.settings', value: 'p-vision' }, { action_id: 'project.questions' }],
    });
  });

  it('says what it does not know yet, what happens next, and that it pauses', () => {
    expect(seen(render(card('project created')).blocks)).toMatch(/being read from the channel.*What happens next/s);
    expect(seen(render(card('project paused')).blocks)).toMatch(/is paused.*No reminders/s);
  });
});

describe('the status', () => {
  it("groups people by where they stand, in the reader's clock", () => {
    const shown = seen(render(typicalStatus()).blocks);
    for (const part of [
      'Answered (1): Ana 10:12',
      'Bo (until 22:30)',
      'Eve (asked at 19:00)',
      'Chioma (back Monday 16 March)',
    ])
      expect(shown).toContain(part);
    expect(shown).toContain('06:30 on Wednesday 11 March your time');
  });

  it('leaves out empty groups, and says so where all are', () => {
    const empty = {
      ...typicalStatus(),
      answered: [],
      skipped: [],
      ahead: [],
      open: [],
      missing: [],
      away: [],
      closesAt: null,
    };
    expect(seen(render(empty).blocks)).toMatch(/Nobody is expected on this day\.No run is open/);
  });

  it('stays short for many people', () => {
    const answered = Array.from({ length: 60 }, (_, index) => ({
      name: `Member ${index}`,
      at: toInstant('2026-03-10T04:42:00Z'),
      late: true,
    }));
    const message = { ...typicalStatus(), answered, missing: answered.map(({ name }) => name) };
    expect(faultsOf({ name: 'status', message })).toEqual([]);
    expect(seen(render(message).blocks)).toContain('Answered (60): Member 0 10:12 (late)');
    expect(seen(render(message).blocks)).toContain('and 30 more');
  });
});
