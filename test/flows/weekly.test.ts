import { afterEach, describe, expect, it } from 'vitest';
import type { UserId } from '#domain/ids.ts';
import { plusMinutes, type Instant } from '#domain/time.ts';
import type { WeeklyMessage } from '#domain/weekly-message.ts';
import { buttons } from '#commands/index.ts';
import { summary } from '#commands/summary.ts';
import { record } from '#flows/answer.ts';
import { goAway } from '#flows/away.ts';
import { openLooks } from '#flows/blocker-look.ts';
import { forgetMe } from '#flows/forget.ts';
import { pause, resume } from '#flows/project.ts';
import { previewOf } from '#flows/weekly-look.ts';
import {
  aHypothesis,
  aMember,
  aParticipation,
  aReading,
  at,
  CHANNEL,
  day,
  PROJECT,
  someTerms,
  words,
  WORKSPACE,
} from '#test/kit/build.ts';
import { aHouse, TEAM, type House } from '#test/kit/house.ts';
import { render } from '#views/index.ts';

let house: House;
afterEach(() => house.close());

const user = (id: string) => id as UserId;
const whoIs = (id: string) => ({ workspace: WORKSPACE, user: user(id) });
const weeklies = () => house.said.filter(({ message }) => message.kind === 'weekly');
const weekAt = (place: number): WeeklyMessage => {
  const message = weeklies()[place]?.message;
  if (message?.kind !== 'weekly') throw new Error(`there is no weekly ${place}`);
  return message;
};

/** Beats at every full hour, which is enough for whatever happens here. */
async function hours(from: Instant, to: Instant): Promise<void> {
  for (let now = from; now <= to; now = plusMinutes(now, 60)) await house.beat(now);
}

const answer = (id: string, date: string, own: Parameters<typeof words>[0], when = `${date}T17:00Z`) =>
  record(house.ports, { ...whoIs(id), project: PROJECT, date: day(date) }, words(own), 'form', at(when));

/** Bruno answers on Monday and Tuesday, Cleo on Wednesday; a blocker comes and goes, another stays. */
async function aWeek(): Promise<void> {
  await hours(at('2026-03-09T00:00Z'), at('2026-03-09T16:00Z'));
  await answer(
    'UBER',
    '2026-03-09',
    { done: 'Labelled 400 reports', plan: 'Train the encoder', blockers: 'No access to the bucket' },
    '2026-03-09T16:00Z',
  );
  await hours(at('2026-03-09T17:00Z'), at('2026-03-10T16:00Z'));
  await answer(
    'UBER',
    '2026-03-10',
    { done: 'Wrote the loader', plan: 'Tune the encoder', blockers: 'Waiting for GPU quota' },
    '2026-03-10T16:00Z',
  );
  const [access] = await house.ports.store.blockers.openIn(WORKSPACE, PROJECT);
  if (access)
    await house.ports.store.blockers.save(
      { ...access, state: { is: 'closed', how: 'resolved', by: user('UBER'), at: at('2026-03-10T16:00Z') } },
      null,
    );
  await hours(at('2026-03-10T17:00Z'), at('2026-03-11T20:00Z'));
  await answer(
    'USFO',
    '2026-03-11',
    { done: 'Decided to keep the old tokenizer', plan: 'Review the loader' },
    '2026-03-11T20:00Z',
  );
  await hours(at('2026-03-11T21:00Z'), at('2026-03-14T04:00Z'));
}

describe('the weekly', () => {
  it('comes once after the last cut-off of Friday, with what was said, what became of it and where it stands', async () => {
    house = await aHouse(TEAM, {}, at('2026-03-09T00:00Z'));
    await aWeek();
    const [only] = weeklies();
    expect(weeklies()).toHaveLength(1);
    // 18:00 in San Francisco, after the digest of that day.
    expect([only?.key, only?.to, only?.at]).toEqual(['weekly:p1:2026-03-13', CHANNEL, at('2026-03-14T01:00Z')]);
    const kinds = house.said.map(({ message }) => message.kind);
    expect(kinds.lastIndexOf('digest')).toBeLessThan(kinds.indexOf('weekly'));
    const week = weekAt(0);
    expect(week).toMatchObject({ from: '2026-03-09', to: '2026-03-13', before: null, soFar: false, why: 'scheduled' });
    expect(week.figures).toMatchObject({ asked: 15, answered: 3, people: 2, opened: 2, resolved: 1, open: 1 });
    expect(week.figures.lost).toEqual([
      { kind: 'compute', days: 3 },
      { kind: 'access', days: 1 },
    ]);
    expect(week.progress.map(({ name, text }) => `${name}: ${text}`)).toEqual([
      'Bruno: Labelled 400 reports',
      'Bruno: Wrote the loader',
    ]);
    expect(week.decisions.map(({ text }) => text)).toEqual(['Decided to keep the old tokenizer']);
    expect(week.next.map(({ text }) => text)).toEqual(['Tune the encoder', 'Review the loader']);
    expect(week.open.map(({ look, isNew, days }) => [look.number, isNew, days])).toEqual([[2, true, 3]]);
    expect(week.resolved.map(({ look, days }) => [look.number, days])).toEqual([[1, 1]]);
    expect(week.headline).toEqual([
      '3 of 15 standups were answered; 2 blockers came up, 1 was resolved and 1 is open.',
      'Longest in the way is B2 (compute), for 3 working days.',
    ]);
    // Each line leads to the reply in the thread of its day.
    const [loader] = week.progress.filter(({ text }) => text === 'Wrote the loader');
    const reply = await house.ports.store.deliveries.find(WORKSPACE, 'answer:p1:UBER:2026-03-10' as never);
    expect(loader?.sources[0]?.link).toContain(
      `https://team.slack.com/archives/${reply?.ref?.channel}/p${reply?.ref?.ts.replace('.', '')}`,
    );
    // Aiko never answered, and nobody reads that.
    expect(JSON.stringify(render(week))).not.toContain('Aiko');
    expect(house.errors).toEqual([]);
  });

  it('has the numbers of the week before beside its own, and news of bets', async () => {
    house = await aHouse(TEAM, {}, at('2026-03-09T00:00Z'));
    const { store } = house.ports;
    await aWeek();
    const run = {
      startedAt: at('2026-03-16T09:00Z'),
      startOn: day('2026-03-16'),
      endOn: day('2026-03-27'),
      firstTarget: 0.85,
    };
    const bet = await store.hypotheses.create(aHypothesis({ createdAt: at('2026-03-16T08:00Z') }));
    await store.hypotheses.save(
      { ...bet, terms: { ...bet.terms, owner: user('UBER') }, state: { is: 'running', run } },
      null,
    );
    await store.readings.add(aReading({ at: at('2026-03-17T09:00Z'), value: 0.82 }));
    await hours(at('2026-03-16T00:00Z'), at('2026-03-21T04:00Z'));
    expect(weeklies()).toHaveLength(2);
    const week = weekAt(1);
    expect(week.before).toMatchObject({ asked: 15, answered: 3, opened: 2, resolved: 1, open: 1 });
    expect(week.figures).toMatchObject({ answered: 0, opened: 0, open: 1, readings: 1, started: 1 });
    expect(week.figures.lost).toEqual([{ kind: 'compute', days: 5 }]);
    expect(week.bets).toMatchObject([{ number: 1, started: true, readings: 1, latest: 0.82, chance: { was: null } }]);
    expect(week.open).toMatchObject([{ isNew: false, days: 8 }]);
    const shown = JSON.stringify(render(week));
    expect(shown).toContain('In numbers (last week)');
    expect(shown).toContain('1 reading, the last 0.82');
  });

  it('takes nothing over of readings of a metric that another has replaced', async () => {
    house = await aHouse(TEAM, {}, at('2026-03-09T00:00Z'));
    const { store } = house.ports;
    const bet = await store.hypotheses.create(aHypothesis({ createdAt: at('2026-03-09T08:00Z') }));
    const first = { metric: bet.terms.metric, until: at('2026-03-11T09:00Z') };
    const box = { startOn: day('2026-03-09'), endOn: day('2026-03-27'), firstTarget: 0.85, first };
    const run = { startedAt: at('2026-03-09T09:00Z'), ...box };
    await store.hypotheses.save(
      { ...bet, terms: { ...bet.terms, owner: user('UBER') }, state: { is: 'running', run } },
      null,
    );
    await store.readings.add(aReading({ at: at('2026-03-10T09:00Z'), value: 0.82 }));
    const project = await store.projects.find(WORKSPACE, PROJECT);
    if (!project) throw new Error('the house has no project');
    const week = await previewOf(store, project, user('UBER'), at('2026-03-12T09:00Z'));
    expect(week.bets).toMatchObject([{ number: 1, readings: 1, latest: null }]);
  });

  it('counts the age of a blocker as the list of blockers does: a day from its start of work on', async () => {
    house = await aHouse(TEAM, {}, at('2026-03-09T00:00Z'));
    await hours(at('2026-03-09T00:00Z'), at('2026-03-09T16:00Z'));
    await answer('UBER', '2026-03-09', { blockers: 'Waiting for GPU quota' }, '2026-03-09T16:00Z');
    const early = at('2026-03-11T06:00Z'); // Wednesday, 07:00 in Berlin
    await hours(at('2026-03-09T17:00Z'), early);
    const { store } = house.ports;
    const project = await store.projects.find(WORKSPACE, PROJECT);
    if (!project) throw new Error('the house has no project');
    const [listed] = await openLooks(store, project, early, 'all');
    const week = await previewOf(store, project, user('UBER'), early);
    expect(listed?.age).toBe(1);
    expect(week.open.map(({ days }) => days)).toEqual([1]);
  });

  it('tells of deadlines, each in its reader’s clock, and says to whoever wants the latest what else there is', async () => {
    house = await aHouse(TEAM, {}, at('2026-03-09T00:00Z'));
    const terms = {
      name: 'Camera-ready',
      date: day('2026-03-20'),
      time: '23:59' as never,
      zone: 'Etc/GMT+12' as never,
    };
    const made = { workspace: WORKSPACE, project: PROJECT, madeBy: user('UBER'), madeAt: at('2026-03-09T08:00Z') };
    await house.ports.store.deadlines.add({ ...terms, ...made });
    await aWeek();
    const week = JSON.stringify(render(weekAt(0)));
    expect(week).toContain('Camera-ready');
    expect(week).not.toContain('summed up last');
    const read = summary.read('', at('2026-03-14T09:00Z'));
    if (!read.ok) throw new Error('/summary is refused');
    const reply = await house.run(read.value, { who: user('UBER'), now: at('2026-03-14T09:00Z') });
    expect(reply.kind === 'say' && JSON.stringify(render(reply.message))).toContain('/summary day is today so far');
  });

  it('keeps silent where nobody was expected, comes early before a holiday, and says in a line that nothing was said', async () => {
    house = await aHouse(
      TEAM.slice(1, 2),
      { daysOff: [{ date: day('2026-03-13'), name: 'Holiday' }] },
      at('2026-03-09T00:00Z'),
    );
    await goAway(
      house.ports,
      whoIs('UBER'),
      { from: day('2026-03-16'), to: day('2026-03-20'), reason: '' },
      at('2026-03-09T09:00Z'),
    );
    await hours(at('2026-03-09T00:00Z'), at('2026-03-28T00:00Z'));
    expect(weeklies().map(({ at: when }) => when)).toEqual([at('2026-03-12T17:00Z'), at('2026-03-27T17:00Z')]);
    expect(render(weekAt(0)).text).toContain('a quiet week.');
    expect(weekAt(0).away).toEqual([{ name: 'Bruno', backOn: '2026-03-23' }]);
    // After a week without anybody there is none to stand beside.
    expect(weekAt(1).before).toBeNull();
  });

  it('is silent for a project that is off, rests or began today, and tells of the days since it began', async () => {
    house = await aHouse(TEAM, { weeklyOn: null }, at('2026-03-09T00:00Z'));
    await hours(at('2026-03-13T00:00Z'), at('2026-03-14T06:00Z'));
    const project = await house.ports.store.projects.find(WORKSPACE, PROJECT);
    if (!project) throw new Error('no project');
    await house.ports.store.projects.save({ ...project, weeklyOn: 5 });
    await house.ports.store.members.save(aMember({ id: 'ULEAD', admin: true }));
    await hours(at('2026-03-16T00:00Z'), at('2026-03-18T12:00Z'));
    expect(weeklies()).toHaveLength(1); // last week's, which is news still
    await pause(house.ports, whoIs('ULEAD'), CHANNEL, at('2026-03-18T12:00Z'));
    await hours(at('2026-03-20T00:00Z'), at('2026-03-22T00:00Z'));
    await resume(house.ports, whoIs('ULEAD'), CHANNEL, at('2026-03-22T10:00Z'));
    await hours(at('2026-03-22T10:00Z'), at('2026-03-24T00:00Z'));
    expect(weeklies()).toHaveLength(1);
  });

  it('waits for a run that could not be closed, but not for ever, and catches up after a weekend without power', async () => {
    house = await aHouse(TEAM.slice(1, 2), {}, at('2026-03-09T00:00Z'));
    await hours(at('2026-03-13T08:00Z'), at('2026-03-13T12:00Z'));
    const run = await house.ports.store.runs.find(WORKSPACE, PROJECT, day('2026-03-13'));
    if (!run) throw new Error('no run');
    await house.ports.store.runs.save({ ...run, closesAt: at('2026-03-16T09:00Z') });
    await hours(at('2026-03-13T17:00Z'), at('2026-03-13T18:00Z'));
    expect(weeklies()).toHaveLength(0);
    await hours(at('2026-03-13T19:00Z'), at('2026-03-13T20:00Z'));
    expect(weeklies()).toHaveLength(1);
    await hours(at('2026-03-19T08:00Z'), at('2026-03-20T12:00Z'));
    await house.beat(at('2026-03-23T07:00Z'));
    expect(weeklies()).toHaveLength(2);
    expect(weekAt(1)).toMatchObject({ last: '2026-03-20' });
  });

  it('tells no day twice when its day is changed', async () => {
    house = await aHouse(TEAM.slice(1, 2), {}, at('2026-03-09T00:00Z'));
    await hours(at('2026-03-09T08:00Z'), at('2026-03-13T20:00Z'));
    const project = await house.ports.store.projects.find(WORKSPACE, PROJECT);
    if (!project) throw new Error('no project');
    await house.ports.store.projects.save({ ...project, weeklyOn: 2 });
    await hours(at('2026-03-13T21:00Z'), at('2026-03-18T00:00Z'));
    expect(weeklies().map(({ key }) => key)).toEqual(['weekly:p1:2026-03-13', 'weekly:p1:2026-03-17']);
    expect(weekAt(1)).toMatchObject({ from: '2026-03-16', to: '2026-03-17', before: null });
  });

  it('loses the words of whoever is forgotten, also where it was posted', async () => {
    house = await aHouse(TEAM, {}, at('2026-03-09T00:00Z'));
    await aWeek();
    await forgetMe(house.ports, whoIs('UBER'), at('2026-03-16T10:00Z'));
    await house.beat(at('2026-03-16T10:15Z'));
    const edit = house.said.findLast(({ to }) => to === 'edit weekly:p1:2026-03-13');
    expect(edit?.message).toMatchObject({ kind: 'weekly', progress: [], why: 'scheduled', from: '2026-03-09' });
    expect(JSON.stringify(edit?.message)).not.toMatch(/Labelled|loader'|GPU|Bruno/);
    const kept = await house.ports.store.deliveries.find(WORKSPACE, 'weekly:p1:2026-03-13' as never);
    expect(JSON.stringify(kept?.message ?? '')).not.toContain('Labelled');
  });
});

describe('/summary week and now', () => {
  const ask = async (text: string, now: string, who = 'UBER') => {
    const read = summary.read(text, at(now));
    if (!read.ok) return read.error;
    const reply = await house.run(read.value, { who: user(who), now: at(now) });
    return reply.kind === 'say' ? reply.message : reply;
  };
  const press = async (value: string, now: string, who: string) => {
    const read = buttons.find(({ id }) => id === 'weekly.post')?.read(value);
    if (!read?.ok) return read?.error;
    const reply = await house.run(read.value, { who: user(who), now: at(now) });
    return reply.kind === 'say' ? reply.message : reply;
  };

  it('show this week so far and the last, and post what a lead has seen, once', async () => {
    house = await aHouse(TEAM, {}, at('2026-03-09T00:00Z'));
    await house.ports.store.participations.save(
      aParticipation(user('UTYO'), { lead: true, since: at('2026-03-09T00:00Z') }),
    );
    await hours(at('2026-03-09T00:00Z'), at('2026-03-09T16:00Z'));
    await answer('UBER', '2026-03-09', { done: 'Labelled 400 reports' }, '2026-03-09T16:00Z');
    await house.beat(at('2026-03-09T16:15Z'));
    expect(await ask('week', '2026-03-09T16:30Z')).toMatchObject({
      kind: 'weekly',
      soFar: true,
      why: 'asked',
      postable: null,
      progress: [{ name: 'Bruno' }],
    });
    expect(await ask('week last', '2026-03-09T16:30Z')).toMatchObject({
      soFar: false,
      progress: [],
      figures: { asked: 0 },
    });
    expect(await ask('week next', '2026-03-09T16:30Z')).toMatchObject({ tone: 'refused', kept: 'next' });
    expect(await ask('now', '2026-03-09T16:30Z')).toMatchObject({ postable: null });
    const preview = await ask('now', '2026-03-09T16:31Z', 'UTYO');
    expect(preview).toMatchObject({ postable: at('2026-03-09T16:31Z'), last: '2026-03-13' });
    const value = `p1|2026-03-13|${at('2026-03-09T16:31Z')}`;
    expect(await press(value, '2026-03-09T16:32Z', 'UBER')).toMatchObject({ tone: 'refused' });
    expect(await press(value, '2026-03-09T16:32Z', 'UTYO')).toMatchObject({ tone: 'done' });
    expect(await press(value, '2026-03-09T16:33Z', 'UTYO')).toMatchObject({
      text: expect.stringContaining('already') as string,
    });
    expect(weeklies()).toHaveLength(1);
    expect(weekAt(0)).toMatchObject({ why: 'posted', by: 'Aiko', soFar: true });
    // Friday's own comes all the same, and is then the latest.
    await hours(at('2026-03-13T00:00Z'), at('2026-03-14T02:00Z'));
    expect(weeklies()).toHaveLength(2);
    expect(await ask('', '2026-03-14T08:00Z')).toMatchObject({ kind: 'weekly', why: 'asked', soFar: false });
    expect(await press('p1|never|x', '2026-03-14T08:00Z', 'UTYO')).toMatchObject({ tone: 'refused' });
  });

  it('says no word of answers that only the leads read, its risks neither', async () => {
    house = await aHouse(TEAM.slice(1, 2), { posting: 'leads' }, at('2026-03-02T00:00Z'));
    const { store } = house.ports;
    await house.beat(at('2026-03-02T09:00Z'));
    const said = { done: 'x', plan: 'SECRET merger', blockers: 'Waiting for the SECRET list' };
    await answer('UBER', '2026-03-02', said, '2026-03-02T10:00Z');
    const run = {
      startedAt: at('2026-03-02T08:00Z'),
      startOn: day('2026-03-02'),
      endOn: day('2026-03-20'),
      firstTarget: 0.85,
    };
    const bet = aHypothesis({ terms: someTerms({ owner: user('UBER') }), state: { is: 'running', run } });
    const { number } = await store.hypotheses.create(bet);
    for (const [place, value] of [0.781, 0.782].entries())
      await store.readings.add(aReading({ hypothesis: number, value, at: at(`2026-03-0${place + 3}T08:00Z`) }));
    await house.live(at('2026-03-02T11:00Z'), at('2026-03-13T17:30Z'));
    expect(weeklies().length).toBeGreaterThan(0);
    for (const { message } of weeklies()) expect(JSON.stringify([message, render(message)])).not.toContain('SECRET');
  });
});
