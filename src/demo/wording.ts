import { openStore } from '#db/open.ts';
import type { CostSum } from '#domain/cost.ts';
import type { WholeSummary } from '#domain/summary-kept.ts';
import { instant, toLocalDate } from '#domain/time.ts';

/** What a model had a part in, as the bot has kept it: Slack shows nothing of lines that wait or fell through. */
export interface Wording {
  /** Digests with somebody's words in them, and those of them that it worded. */
  readonly digests: number;
  readonly worded: number;
  /** Weeklies with a sentence of its own on top. */
  readonly weeklies: number;
  /** Lines of its own that stand in a digest, that wait for a person, and that are shown nowhere. */
  readonly told: number;
  readonly held: number;
  readonly dropped: number;
  readonly calls: number;
  /** units: millionths of a US dollar */
  readonly micros: number;
}

const EVER = [toLocalDate('2000-01-01'), toLocalDate('2100-01-01')] as const;

/** Counts it in the database at `url`, beside the bot that writes there. */
export async function wordingIn(url: string): Promise<Wording> {
  const opened = await openStore(url);
  const { store } = opened;
  try {
    const [daily, weekly, sums]: [WholeSummary[], WholeSummary[], CostSum[]] = [[], [], []];
    for (const { id } of await store.workspaces.all()) {
      sums.push(...(await store.costs.sums(id, instant(0), instant(Date.UTC(2100, 0)))));
      for (const project of await store.projects.all(id)) {
        daily.push(...(await store.summaries.between(id, project.id, 'daily', ...EVER)));
        weekly.push(...(await store.summaries.between(id, project.id, 'weekly', ...EVER)));
      }
    }
    return counted(daily, weekly, sums);
  } finally {
    await opened.close();
  }
}

function counted(daily: readonly WholeSummary[], weekly: readonly WholeSummary[], sums: readonly CostSum[]): Wording {
  const spoken = daily.filter(({ claims }) => claims.length > 0);
  const own = daily.flatMap(({ claims }) => claims).filter(({ by }) => by === 'model');
  const total = (of: 'calls' | 'micros'): number => sums.reduce((all, sum) => all + sum[of], 0);
  return {
    digests: spoken.length,
    worded: spoken.filter(({ summary }) => summary.plain === null).length,
    weeklies: weekly.filter(({ summary }) => summary.headline.length > 0).length,
    told: own.filter(({ state }) => state === 'posted').length,
    held: own.filter(({ state }) => state === 'held').length,
    dropped: own.filter(({ state }) => state === 'dropped').length,
    calls: total('calls'),
    micros: total('micros'),
  };
}
