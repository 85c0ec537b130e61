import { describe, expect, it, onTestFinished } from 'vitest';
import { commands } from '#commands/index.ts';
import { tokenDoors } from '#commands/project-tokens.ts';
import type { UserId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import type { Call, Deed, Reply } from '#ports/doors.ts';
import { aMember, aParticipation, at, PROJECT, WORKSPACE } from '#test/kit/build.ts';
import { aHouse } from '#test/kit/house.ts';

const LEAD = 'U0001' as UserId;
const OTHER = 'U0002' as UserId;
const now = at('2026-03-10T09:00Z');

async function aProjectOf() {
  const house = await aHouse([aMember({ id: LEAD, zone: 'Europe/Berlin' }), aMember({ id: OTHER })]);
  onTestFinished(() => house.close());
  await house.ports.store.participations.save(aParticipation(LEAD, { lead: true, since: at('2026-01-01T00:00Z') }));
  for (const id of [LEAD, OTHER])
    house.profiles.set(id, {
      id,
      name: id,
      zone: 'Europe/Berlin',
      deleted: false,
      bot: false,
      guest: false,
      foreign: false,
      admin: false,
    } as never);
  const deedOf = (text: string): Deed => {
    const read = commands.find(({ name }) => name === '/project')?.read(text, now);
    if (!read?.ok) throw new Error('not read');
    return read.value;
  };
  const typed = (text: string, who: UserId): Promise<Reply> =>
    house.run(deedOf(text), { who, now } satisfies Partial<Call>);
  return { house, typed };
}

function messageOf(reply: Reply): Message {
  if (reply.kind !== 'say') throw new Error(reply.kind);
  return reply.message;
}

describe('/project tokens', () => {
  it('makes a token whose secret is told once and opens the project, and tells the audit log', async () => {
    const { house, typed } = await aProjectOf();
    const made = messageOf(await typed('tokens new nightly run', LEAD));
    if (made.kind !== 'token-list' || !made.made) throw new Error('no token');
    expect(made.made.name).toBe('nightly run');
    expect(made.made.secret).toMatch(/^mrd_/);
    expect(await house.ports.store.tokens.bySecret(WORKSPACE, made.made.secret)).toMatchObject({ project: PROJECT });
    const again = messageOf(await typed('tokens', LEAD));
    expect(again).toMatchObject({ kind: 'token-list', made: null, tokens: [{ name: 'nightly run', usedAt: null }] });
    expect(JSON.stringify(again)).not.toContain(made.made.secret);
    expect(await house.ports.store.audit.latest(WORKSPACE, PROJECT, 1)).toMatchObject([
      { act: 'token-made', actor: LEAD },
    ]);
  });

  it('is for whoever administers the project', async () => {
    const { house, typed } = await aProjectOf();
    expect(messageOf(await typed('tokens', OTHER))).toMatchObject({ kind: 'note', tone: 'refused' });
    expect(messageOf(await typed('tokens new mine', OTHER))).toMatchObject({ kind: 'note', tone: 'refused' });
    expect(await house.ports.store.tokens.of(WORKSPACE, PROJECT)).toEqual([]);
  });

  it('revokes by a button, for whoever may', async () => {
    const { house, typed } = await aProjectOf();
    await typed('tokens new mine', LEAD);
    const [token] = await house.ports.store.tokens.of(WORKSPACE, PROJECT);
    const revoke = tokenDoors.buttons
      .find(({ id }) => id === 'token.revoke')
      ?.read(JSON.stringify([PROJECT, token?.id]));
    if (!revoke?.ok) throw new Error('not read');
    expect(messageOf(await house.run(revoke.value, { who: OTHER, now }))).toMatchObject({ tone: 'refused' });
    expect(messageOf(await house.run(revoke.value, { who: LEAD, now }))).toMatchObject({ tokens: [] });
  });

  it('makes none by a word that was meant otherwise', async () => {
    const { house, typed } = await aProjectOf();
    for (const text of ['list', 'revoke', 'revoke mine'])
      expect(messageOf(await typed(`tokens ${text}`, LEAD)).kind).toBe('token-list');
    expect(JSON.stringify(messageOf(await typed('tokens help', LEAD)))).toContain('tokens new NAME');
    expect(commands.find(({ name }) => name === '/project')?.read('tokens lst', now)).toMatchObject({
      ok: false,
      error: { text: expect.stringContaining('/project tokens new lst') },
    });
    expect(await house.ports.store.tokens.of(WORKSPACE, PROJECT)).toEqual([]);
  });

  it('stops at twenty', async () => {
    const { typed } = await aProjectOf();
    for (let made = 0; made < 20; made += 1) await typed(`tokens new t${made}`, LEAD);
    expect(messageOf(await typed('tokens new one more', LEAD))).toMatchObject({ kind: 'note', tone: 'refused' });
  });
});
