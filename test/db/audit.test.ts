import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '#domain/audit.ts';
import { engines } from '#test/kit/engines.ts';
import { ALPHA, ANN, at, BETA, HOME, NEXT_DOOR } from './build.ts';

function anEntry(with_: Partial<AuditEntry> = {}): AuditEntry {
  const facts = { before: { standupAt: '09:30', nudges: true }, after: { days: [1, 2], channel: null } };
  return { workspace: HOME, project: ALPHA, actor: ANN, act: 'settings', at: at('09:00'), ...facts, ...with_ };
}

describe.each(engines)('the audit log on $name', (engine) => {
  it('gives back every field, newest first in the order of writing, up to a limit', async () => {
    const { audit } = await engine.store();
    const entries = [anEntry(), anEntry({ act: 'paused', actor: null }), anEntry({ act: 'resumed', at: at('08:00') })];
    for (const entry of entries) await audit.add(entry);

    expect(await audit.latest(HOME, ALPHA, 10)).toEqual(entries.toReversed());
    expect(await audit.latest(HOME, ALPHA, 2)).toEqual(entries.toReversed().slice(0, 2));
  });

  it('keeps projects and workspaces apart', async () => {
    const { audit } = await engine.store();
    const here = [anEntry(), anEntry({ project: BETA })];
    for (const entry of [...here, anEntry({ workspace: NEXT_DOOR })]) await audit.add(entry);

    expect(await audit.latest(HOME, BETA, 10)).toEqual([here[1]]);
    expect(await audit.latest(HOME, null, 10)).toEqual(here.toReversed());
    expect(await audit.latest(NEXT_DOOR, null, 10)).toHaveLength(1);
  });
});
