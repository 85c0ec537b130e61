import { describe, expect, it } from 'vitest';
import { tzRelease } from '#domain/time.ts';
import { meridian } from '#test/kit/meridian.ts';

describe('meridian doctor', () => {
  it('names the tz release in use, the zones that it has wrong, and every setting that is missing', async () => {
    const { code, out } = await meridian(['doctor']);
    expect(code).toBe(1);
    expect(out).toContain(`tz database ${tzRelease()} of the runtime`);
    expect(out).toContain('SLACK_BOT_TOKEN');
    if (tzRelease() === '2026c') expect(out).toContain('America/Inuvik: the runtime says UTC-7');
  });
});
