import { expect, it } from 'vitest';
import { aStage } from './kit.ts';
import { someDoors } from './registries.ts';

it('beats on after a heartbeat that failed, as when the disk was full for a moment', async () => {
  const { registries } = someDoors();
  let beats = 0;
  let broken = false;
  const count = () => {
    beats += 1;
    return Promise.resolve();
  };
  await using stage = await aStage({
    registries: { ...registries, jobs: [{ name: 'count', run: count }] },
    around: (store) => ({
      ...store,
      inbox: {
        ...store.inbox,
        take: (...args) => (broken ? Promise.reject(new Error('the disk is full')) : store.inbox.take(...args)),
      },
    }),
  });
  await stage.app.beat();
  broken = true;
  await expect(stage.app.beat()).rejects.toThrow('the disk is full');
  broken = false;
  await stage.app.beat();
  expect(beats).toBe(2);
});
