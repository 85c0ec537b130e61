import type { Cost, CostReport } from '#domain/cost-report.ts';
import type { ChannelId, ProjectId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { toLocalDate } from '#domain/time.ts';
import { aReport } from '#test/kit/build-cost.ts';

const none: Cost = { calls: 0, failed: 0, kept: 0, unpriced: 0, input: 0, cached: 0, output: 0, micros: 0 };
const report = aReport();
const empty: CostReport = {
  ...report,
  projectName: null,
  weeks: report.weeks.map(({ monday }) => ({ monday, ...none })),
  total: none,
  purposes: [],
  models: [],
  today: null,
  model: 'none',
  picture: null,
};
const news = { is: 'model-cap', on: toLocalDate('2026-03-10'), used: 812_000, cap: 1_000_000 } as const;
const piece = (name: string, message: Message) => ({ name, message });

/** What the bot says about what a model costs, each variant once. */
export const costPieces = [
  piece('costs of a project', report),
  piece('costs of a workspace', {
    ...report,
    projectName: null,
    projects: [{ name: 'Vision', ...report.total }],
    today: null,
    model: 'off',
  }),
  piece('costs where nothing was asked', empty),
  piece('costs near their cap', {
    kind: 'lead-note',
    project: 'p1' as ProjectId,
    projectName: 'Vision',
    channel: 'C1' as ChannelId,
    news,
  }),
];
