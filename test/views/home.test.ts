import { describe, expect, it } from 'vitest';
import type { Home, HomeStandup } from '#domain/home.ts';
import type { ChannelId, ProjectId } from '#domain/ids.ts';
import { toLocalTime, toZone } from '#domain/time.ts';
import { renderHome } from '#views/index.ts';
import { at, day } from '#test/kit/build.ts';
import { checkView } from '#sandbox/rules/payload.ts';
import { seen } from './payload.ts';

const date = day('2026-03-10');
const TWELVE = Array.from({ length: 12 }, (_, index) => `p${index}` as ProjectId);

const homeWith = (sections: Home['sections']): Home => ({
  at: at('2026-03-10T06:00Z'),
  zone: toZone('Asia/Kolkata'),
  today: date,
  sections,
});
const todayOf = (states: readonly HomeStandup['state'][]): Home =>
  homeWith([
    {
      is: 'today',
      standups: states.map((state, index) => ({ project: `p${index}` as ProjectId, projectName: 'Vision', state })),
      next: null,
    },
  ]);
const buttonsIn = (home: Home): string[] =>
  [...JSON.stringify(renderHome(home)).matchAll(/"action_id":"([^"]+)"/g)].map(([, id]) => id ?? '');

describe('the Home', () => {
  it('of somebody in twelve projects with everything going on is taken by Slack, and all of it is there', () => {
    const look = {
      kind: 'data',
      text: 'x'.repeat(3000),
      ownerName: 'Ana',
      helperName: 'Bo',
      age: 2,
      state: { is: 'open' },
      latest: null,
    } as const;
    const name = 'n'.repeat(200);
    const shown = renderHome(
      homeWith([
        {
          is: 'today',
          standups: TWELVE.map((project) => ({
            project,
            projectName: name,
            state: { is: 'open', date, cutoffAt: at('2026-03-10T12:30Z') },
          })),
          next: { projectName: name, askAt: at('2026-03-11T04:00Z') },
        },
        { is: 'blockers', looks: Array.from({ length: 50 }, (_, index) => ({ ...look, number: index + 1 })) },
        {
          is: 'hours',
          zone: toZone('Asia/Kolkata'),
          shifts: {},
          standupAt: null,
          evening: false,
          quiet: [],
          nudges: true,
        },
        {
          is: 'leave',
          leaves: Array.from({ length: 30 }, () => ({ id: 'l1', from: date, to: date, reason: 'r'.repeat(3000) })),
          holidays: { regionName: name, next: { date, name: 'h'.repeat(3000) }, count: 80 },
        },
        {
          is: 'projects',
          projects: TWELVE.map((id) => ({
            id,
            name,
            channel: 'C1' as ChannelId,
            state: 'active',
            standupAt: toLocalTime('09:30'),
            days: [1, 2, 3],
            nudges: true,
            role: 'lead',
            own: 2,
            posting: 'thread',
            editable: true,
          })),
        },
        { is: 'privacy', models: true },
        {
          is: 'health',
          installedAt: at('2026-01-01T00:00Z'),
          facts: {
            people: 200,
            projects: { active: 12, paused: 0, dormant: 0 },
            overdue: 0,
            failed: 0,
            unheard: 0,
            lastSentAt: null,
          },
        },
      ]),
    );
    expect(checkView(shown, 'home')).toEqual([]);
    expect(shown.blocks.length).toBeLessThanOrEqual(85);
    expect(seen(shown.blocks)).toContain('Installation: all is well');
  });

  it('that overflows says so and is taken all the same', () => {
    const lines = { is: 'lines', title: 'T', lines: Array.from({ length: 20 }, () => ({ text: 'x' })) } as const;
    const shown = renderHome(homeWith(Array.from({ length: 20 }, () => lines)));
    expect(checkView(shown, 'home')).toEqual([]);
    expect(shown.blocks).toHaveLength(100);
    expect(seen(shown.blocks)).toContain('more than fits here');
  });

  it('offers for each state what can be done about it', () => {
    const moment = at('2026-03-10T12:30Z');
    expect(buttonsIn(todayOf([{ is: 'open', date, cutoffAt: moment }]))).toEqual(['standup.fill', 'standup.skip']);
    expect(buttonsIn(todayOf([{ is: 'ahead', date, askAt: moment }]))).toEqual(['standup.fill', 'standup.skip']);
    expect(buttonsIn(todayOf([{ is: 'late', date }]))).toEqual(['standup.fill']);
    expect(buttonsIn(todayOf([{ is: 'skipped', date }]))).toEqual(['standup.fill']);
    expect(buttonsIn(todayOf([{ is: 'answered', date, answeredAt: moment, late: false }]))).toEqual(['standup.fill']);
    expect(buttonsIn(todayOf([{ is: 'away', to: date }]))).toEqual(['leave.back']);
    expect(buttonsIn(todayOf([{ is: 'observer' }, { is: 'no-zone' }, { is: 'free', next: null }]))).toEqual([]);
    const two = todayOf([
      { is: 'late', date },
      { is: 'late', date },
    ]);
    expect(buttonsIn(two)).toContain('standup.all');
  });
});
