import { describe, expect, it } from 'vitest';
import type { Token } from '#domain/token.ts';
import { engines } from '#test/kit/engines.ts';
import { ALPHA, ANN, at, BETA, HOME, NEXT_DOOR } from './build.ts';

function aToken(own: Partial<Token> = {}): Token {
  return {
    workspace: HOME,
    id: 'one',
    project: ALPHA,
    name: 'trainer',
    hint: 'cdef',
    createdBy: ANN,
    createdAt: at('09:00'),
    revokedAt: null,
    usedAt: null,
    ...own,
  };
}

describe.each(engines)('tokens on $name', (engine) => {
  it('are found by their secret in their own workspace, and by nothing else', async () => {
    const { tokens } = await engine.store();
    await tokens.insert(aToken(), 'mrd_secret');
    expect(await tokens.bySecret(HOME, 'mrd_secret')).toEqual(aToken());
    expect(await tokens.bySecret(NEXT_DOOR, 'mrd_secret')).toBeNull();
    expect(await tokens.bySecret(HOME, 'mrd_Secret')).toBeNull();
    await expect(tokens.insert(aToken({ id: 'two' }), 'mrd_secret')).rejects.toThrow(/unique/i);
  });

  it('are listed by project, oldest first, until they are revoked, which happens once', async () => {
    const { tokens } = await engine.store();
    await tokens.insert(aToken({ id: 'late', createdAt: at('10:00') }), 'b');
    await tokens.insert(aToken(), 'a');
    await tokens.insert(aToken({ id: 'elsewhere', project: BETA }), 'c');
    await tokens.used(HOME, 'one', at('11:00'));
    expect(await tokens.of(HOME, ALPHA)).toMatchObject([{ id: 'one', usedAt: at('11:00') }, { id: 'late' }]);
    expect(await tokens.revoke(HOME, BETA, 'one', at('12:00'))).toBe(false);
    expect(await tokens.revoke(HOME, ALPHA, 'one', at('12:00'))).toBe(true);
    expect(await tokens.revoke(HOME, ALPHA, 'one', at('12:00'))).toBe(false);
    expect(await tokens.bySecret(HOME, 'a')).toBeNull();
    expect(await tokens.of(HOME, ALPHA)).toMatchObject([{ id: 'late' }]);
    expect((await tokens.madeBy(HOME, ANN)).map(({ id }) => id)).toEqual(['elsewhere', 'one', 'late']);
    expect(await tokens.madeBy(NEXT_DOOR, ANN)).toEqual([]);
  });
});
