import { afterEach, beforeEach, expect, it } from 'vitest';
import { answererOf } from '#adapters/slack/replies.ts';
import type { Painter } from '#adapters/slack/painter.ts';
import type { UserId } from '#domain/ids.ts';
import type { TokenList } from '#domain/project-message.ts';
import { toZone } from '#domain/time.ts';
import { aMember, at, PROJECT, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';

const WHO = 'UANN' as UserId;
const NOW = at('2026-03-10T09:00Z');
const LIST: TokenList = {
  kind: 'token-list',
  project: PROJECT,
  projectName: 'atlas',
  zone: toZone('Europe/Berlin'),
  tokens: [],
  address: null,
  made: { name: 'training', secret: 'mrd_secret' },
};

const NO_PAINTER: Painter = {
  private: (_message, blocks) => Promise.resolve([blocks]),
  charted: (_message, blocks) => [blocks],
  follow: () => Promise.resolve(),
};

let house: House;
beforeEach(async () => {
  house = await aHouse([aMember({ id: WHO })]);
});
afterEach(() => house.close());

it('a secret waits in no table, where its reader cannot be answered at once', async () => {
  const tools = { ports: house.ports, kick: () => {}, commandNames: {}, painter: NO_PAINTER };
  const visit = { workspace: WORKSPACE, who: WHO, now: NOW, trigger: null, responseUrl: null, again: 'try again' };
  const answerer = answererOf(tools, visit);
  await answerer.say({ ...LIST, made: null });
  await answerer.say(LIST);
  const waiting = await house.ports.store.deliveries.ready(NOW, 9);
  expect(waiting.map(({ message }) => message.kind)).toEqual(['token-list', 'note']);
  expect(JSON.stringify(waiting)).not.toContain('mrd_secret');
  expect(JSON.stringify(waiting)).toContain('Revoke it');
});
