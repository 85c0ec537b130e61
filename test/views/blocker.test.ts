import { describe, expect, it } from 'vitest';
import type { BlockerLook } from '#domain/blocker-message.ts';
import { blockerCard, blockerList } from '#views/blocker.ts';

const look: BlockerLook = {
  number: 1,
  kind: 'data',
  text: 'waiting for https://data.example/batch/14, see there',
  ownerName: 'Ana',
  helperName: 'Bo',
  age: 1,
  state: { is: 'open' },
  latest: null,
};

describe('blockers as people see them', () => {
  it('carry the reason once: behind the button where there is one, else in words', () => {
    for (const to of ['helper', 'lead', 'owner'] as const) {
      const shown = JSON.stringify(blockerCard({ kind: 'blocker-card', projectName: 'Vision', to, look }).blocks);
      expect([to, shown.split('Why am I seeing this?').length]).toEqual([to, 2]);
    }
  });

  it('have their addresses as links in lists, but for those that were cut', () => {
    const list = (text: string) =>
      JSON.stringify(
        blockerList({ kind: 'blocker-list', projectName: 'Vision', open: [{ ...look, text }], closed: null }).blocks,
      );
    expect(list(look.text)).toContain('{"type":"link","url":"https://data.example/batch/14"');
    expect(list(`${'x'.repeat(150)} https://data.example/${'y'.repeat(100)}`)).not.toContain('"type":"link"');
    expect(list('<https://evil.example|safe> & <!here>')).not.toContain('"type":"user');
  });
});
