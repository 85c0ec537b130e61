import { expect, it } from 'vitest';
import type { ProjectId } from '#domain/ids.ts';
import { leadNewsKey } from '#domain/keys.ts';
import { say } from '#flows/say.ts';
import { at } from '#test/kit/build.ts';
import { aStage, type Stage } from './kit.ts';

const START = '2026-03-10T10:00:00Z';
const UNTIL = Date.UTC(2026, 2, 10, 10, 30) / 1000;
const PROJECT = 'p1' as ProjectId;

/** Something that nobody asked for waits for Anna, whose do-not-disturb goes on until half past ten. */
async function told(stage: Stage): Promise<void> {
  const user = stage.user('anna');
  await stage.control.users.change('anna', { dnd: { enabled: true, nextStart: UNTIL - 7_200, nextEnd: UNTIL } });
  const news = { is: 'paused', name: 'Ben' } as const;
  const channel = stage.channel('atlas');
  await say(stage.store, at(START), {
    workspace: stage.workspace,
    key: leadNewsKey(PROJECT, user, 'paused'),
    address: { to: 'person', user },
    message: { kind: 'lead-note', project: PROJECT, projectName: 'atlas', channel, news },
    priority: 4,
  });
  await stage.app.beat();
  await stage.app.idle();
}
const heard = async ({ control }: Stage) => JSON.stringify(await control.messages('@anna')).includes('Ben');

it('what nobody asked for waits for the end of a do-not-disturb', async () => {
  await using stage = await aStage({ start: START, speed: 0 });
  await told(stage);
  expect(await heard(stage)).toBe(false);
  await stage.control.clock.advance('31m');
  await stage.app.beat();
  await stage.app.idle();
  expect(await heard(stage)).toBe(true);
  expect(await stage.control.violations()).toEqual([]);
});

it('and goes at once where nobody may know of it', async () => {
  const slack = { apps: [{ manifest: 'manifest.yml', declined: ['dnd:read'] }] };
  await using stage = await aStage({ start: START, speed: 0, slack });
  await told(stage);
  expect(await heard(stage)).toBe(true);
  expect(stage.lines.filter(({ level }) => level !== 'info')).toEqual([]);
});
