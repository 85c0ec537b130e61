import { describe, expect, it } from 'vitest';
import { targetOf } from '#domain/target.ts';
import { aMember, anAbsence, aParticipant, aPrompt, at } from '#test/kit/build.ts';
import { WEEKS } from '#test/kit/chance.ts';

const berlin = aParticipant();
const answeredMonday = aPrompt('2026-03-09', { state: 'answered' });
const openMonday = aPrompt('2026-03-09');
const morning = at('2026-03-10T07:00Z');

describe('targetOf', () => {
  it('is the prompt of today, whatever became of it', () => {
    for (const state of ['open', 'answered', 'skipped', 'excused', 'missed'] as const) {
      const prompt = aPrompt('2026-03-10', { state });
      expect(targetOf(berlin, prompt, at('2026-03-10T20:00Z'))).toEqual({ is: 'prompt', prompt });
    }
  });

  it('is today before the question, for who is early', () => {
    expect(targetOf(berlin, answeredMonday, morning)).toMatchObject({ is: 'day', day: { date: '2026-03-10' } });
    expect(targetOf(berlin, null, morning)).toMatchObject({ is: 'day', day: { date: '2026-03-10' } });
  });

  it('is yesterday’s open prompt until today’s question: late is better than early', () => {
    expect(targetOf(berlin, openMonday, morning)).toEqual({ is: 'prompt', prompt: openMonday });
    expect(targetOf(berlin, openMonday, at('2026-03-10T08:30Z'))).toMatchObject({ is: 'day' });
  });

  it('is today for who wants to leave today out, although yesterday is open', () => {
    expect(targetOf(berlin, openMonday, morning, 'today')).toMatchObject({ is: 'day', day: { date: '2026-03-10' } });
    expect(targetOf(berlin, openMonday, at('2026-03-09T16:00Z'), 'today')).toEqual({
      is: 'prompt',
      prompt: openMonday,
    });
  });

  it('is the last one on a free day, and the next date where there never was one', () => {
    const saturday = at('2026-03-14T12:00Z');
    const friday = aPrompt('2026-03-13');
    expect(targetOf(berlin, friday, saturday)).toEqual({ is: 'prompt', prompt: friday });
    expect(targetOf(berlin, null, saturday)).toEqual({ is: 'none', why: 'free-day', next: '2026-03-16' });
  });

  it('is the night that is still on', () => {
    const night = aParticipant(aMember({ shifts: WEEKS['night'] ?? {} }));
    expect(targetOf(night, null, at('2026-03-11T02:00Z'))).toMatchObject({ is: 'day', day: { date: '2026-03-10' } });
  });

  it('is none on leave, with the leave, also for who has answered before', () => {
    const absence = anAbsence('2026-03-10', '2026-03-12');
    const away = aParticipant(aMember(), { absences: [absence] });
    expect(targetOf(away, null, morning)).toEqual({ is: 'none', why: 'away', absence });
    expect(targetOf(away, answeredMonday, morning)).toEqual({ is: 'none', why: 'away', absence });
    expect(targetOf(away, openMonday, morning)).toEqual({ is: 'prompt', prompt: openMonday });
  });

  it('is none for observers and for those without a zone', () => {
    const observer = aParticipant(aMember(), { participation: { role: 'observer' } });
    expect(targetOf(observer, openMonday, morning)).toEqual({ is: 'none', why: 'observer', next: null });
    expect(targetOf(aParticipant(aMember({ zone: null })), null, morning)).toMatchObject({ why: 'no-zone' });
  });

  it('lets who joined in the middle of a day answer for it', () => {
    const joined = aParticipant(aMember(), { participation: { since: at('2026-03-10T10:00Z') } });
    expect(targetOf(joined, null, at('2026-03-10T11:00Z'))).toMatchObject({ is: 'day', day: { date: '2026-03-10' } });
  });
});
