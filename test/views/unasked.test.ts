import { describe, expect, it } from 'vitest';
import { unaskedRule } from '#domain/unasked.ts';
import { gallery } from './gallery.ts';
import { render } from '#views/index.ts';

const pieces = gallery.flatMap((piece) => ('message' in piece ? [piece] : []));
const asked = pieces.filter(({ message }) => unaskedRule(message) !== null);

describe('an unasked message', () => {
  it('is known by its kind', () => {
    expect([...new Set(asked.map(({ message }) => String(unaskedRule(message))))].toSorted()).toEqual([
      'bet',
      'blocker-helper',
      'blocker-lead',
      'handover',
      'holidays',
      'lead',
      'overlap',
      'regional',
      'reminder',
      'review',
      'risk',
    ]);
  });

  it.each(asked.map(({ name, message }) => [name, message] as const))(
    'says why it came, can be put off and called useless: %s',
    (_name, message) => {
      const rule = unaskedRule(message);
      const blocks = JSON.stringify(render(message).blocks);
      expect(blocks).toContain(`"action_id":"nudge.useless"`);
      expect(blocks).toContain(`"value":"${rule}|`);
      expect(blocks).toContain('Why am I seeing this?');
      // A reminder comes once a day: its form and its end are the ways to put it off.
      if (rule !== 'reminder') expect(blocks).toContain('"action_id":"nudge.snooze"');
    },
  );

  it('is no other message: nothing else carries these buttons', () => {
    const others = pieces.filter(({ message }) => unaskedRule(message) === null);
    for (const { message } of others) expect(JSON.stringify(render(message).blocks)).not.toContain('nudge.useless');
  });
});
