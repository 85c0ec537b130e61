import { describe, expect, it } from 'vitest';
import type { Review } from '#domain/review.ts';
import { engines } from '#test/kit/engines.ts';
import { ALPHA, ANN, at, aWorkspace, BEN, BETA, HOME, NEXT_DOOR, TUESDAY } from './build.ts';

const waiting = (own: Partial<Review> = {}): Review => ({
  workspace: HOME,
  project: ALPHA,
  date: TUESDAY,
  reviewer: BEN,
  since: at('08:00'),
  askedAt: at('08:00'),
  lapsesAt: at('12:00'),
  lapsed: false,
  closedAt: null,
  ...own,
});

describe.each(engines)('reviews on $name', (engine) => {
  it('come back as they were saved, those that are open by age, due when planned and where the bot is installed', async () => {
    const { reviews, workspaces, agenda } = await engine.store();
    await workspaces.save(aWorkspace());
    await reviews.save(waiting(), at('12:00'));
    await reviews.save(waiting({ project: BETA, since: at('07:00'), lapsed: true, lapsesAt: null }), null);
    await reviews.save(waiting({ workspace: NEXT_DOOR }), null);
    expect(await reviews.find(HOME, ALPHA, TUESDAY)).toEqual(waiting());
    expect((await reviews.open(HOME)).map(({ project }) => project)).toEqual([BETA, ALPHA]);
    expect(await agenda.next()).toBe(at('12:00'));
    expect(await reviews.due(at('11:59'), 10)).toEqual([]);
    expect(await reviews.due(at('12:00'), 10)).toEqual([waiting()]);
    await reviews.save(waiting({ closedAt: at('12:01') }), null);
    expect((await reviews.open(HOME)).map(({ project }) => project)).toEqual([BETA]);
    await reviews.hasten(HOME, ALPHA, at('12:02'));
    expect(await reviews.due(at('12:02'), 10)).toEqual([]);
    await reviews.plan(waiting(), at('13:00'));
    await workspaces.save(aWorkspace({ uninstalledAt: at('12:30') }));
    expect(await reviews.due(at('13:00'), 10)).toEqual([]);
  });

  it('wait for nobody who is gone, and go with their project', async () => {
    const { reviews, workspaces, projects } = await engine.store();
    await workspaces.save(aWorkspace());
    await reviews.save(waiting(), at('12:00'));
    await reviews.save(waiting({ project: BETA, reviewer: ANN, closedAt: at('09:00') }), null);
    await reviews.leave(HOME, BEN);
    expect(await reviews.due(at('08:00'), 10)).toEqual([waiting({ reviewer: null, askedAt: null })]);
    await projects.remove(HOME, ALPHA, at('13:00'));
    expect(await reviews.find(HOME, ALPHA, TUESDAY)).toBeNull();
    expect(await reviews.find(HOME, BETA, TUESDAY)).not.toBeNull();
  });
});
