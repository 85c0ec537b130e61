import { describe, expect, it } from 'vitest';
import type { HandoverLook } from '#domain/handover-message.ts';
import type { ChannelId, ProjectId } from '#domain/ids.ts';
import type { PromptsMessage } from '#domain/message.ts';
import { at, day } from '#test/kit/build.ts';
import { toZone } from '#domain/time.ts';
import { weightOf, WEIGHT_MAX } from '#views/kit.ts';
import { render } from '#views/index.ts';

const zone = toZone('Asia/Kolkata');

/** So many projects with so many handovers each; those of the first `over` are answered. */
function shared(projects: number, each: number, over: number): PromptsMessage {
  const parts = Array.from({ length: projects }, (_, n) => {
    const project = `p${n}` as ProjectId;
    const handovers = Array.from({ length: each }, (_unused, m): HandoverLook => {
      const needs = 'https://example.org/run?x=<y>&z '.repeat(7).slice(0, 200);
      return {
        number: n * 100 + m,
        project,
        giverName: 'Ana',
        toName: null,
        done: '',
        needs,
        until: null,
        state: { is: 'open' },
      };
    });
    const here = {
      project,
      projectName: `Project ${n}`,
      channel: 'C0VISION' as ChannelId,
      date: day('2026-03-10'),
      zone,
    };
    if (n < over) return { kind: 'prompt-done', ...here, handovers, outcome: { is: 'skipped' } } as const;
    const cutoffAt = at('2026-03-10T12:30Z');
    return { kind: 'prompt', ...here, cutoffAt, lastPlan: 'x '.repeat(400), again: false, handovers } as const;
  });
  return { kind: 'prompts', date: day('2026-03-10'), zone, parts };
}

describe('the questions of several projects', () => {
  it.each([
    [2, 3, 0],
    [6, 3, 0],
    [6, 3, 6],
    [10, 3, 10],
    [13, 3, 13],
    [15, 9, 7],
    [15, 9, 0],
    [20, 40, 20],
    [20, 40, 3],
  ])('tell of every handover and fit: %i projects with %i each, %i of them answered', (projects, each, over) => {
    const { blocks } = render(shared(projects, each, over));
    const shown = JSON.stringify(blocks);
    expect(blocks.length).toBeLessThanOrEqual(50);
    expect(weightOf(blocks)).toBeLessThanOrEqual(WEIGHT_MAX);
    const buttons = shown.match(/handover\.take/g)?.length ?? 0;
    const counted = [...shown.matchAll(/(\d+) (?:more )?handovers? ?(?:for you)?:/g)].map(([, n]) => Number(n));
    expect(counted.reduce((sum, n) => sum + n, buttons)).toBe(projects * each);
    if (projects <= 6) expect(buttons).toBeGreaterThanOrEqual(projects);
  });
});
