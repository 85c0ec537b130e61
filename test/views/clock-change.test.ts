import { expect, it } from 'vitest';
import { render } from '#views/index.ts';
import { gallery } from './gallery.ts';
import { seen } from './payload.ts';

it('a clock change is told to a channel in a zone that is named, and to one reader in their own clock', () => {
  const shown = (name: string): string => {
    const piece = gallery.find((one) => one.name === name);
    if (!piece || !('message' in piece)) throw new Error(`there is no ${name}`);
    return seen(render(piece.message).blocks);
  };
  expect(shown('clock changes')).toContain('06:30 your time');
  expect(shown('clock change announced')).toContain('06:30 Kolkata time (Asia/Kolkata)');
  expect(shown('clock change announced')).not.toContain('your time');
});
