import { z } from 'zod';
import { ok, refuse, type Result } from '#domain/result.ts';
import { instant } from '#domain/time.ts';
import type { TrackedRun, Tracker, TrackerFailure } from '#ports/tracker.ts';

/** The tag by which a run says of which bet it is. */
export const TAG = 'meridian.hypothesis';
const N_TAG = 'meridian.n';
const PAGE = 200;
const MOST_PAGES = 10;
const TIMEOUT_MS = 10_000;

const Experiments = z.object({
  experiments: z.array(z.object({ experiment_id: z.string() })).default([]),
  next_page_token: z.string().optional(),
});
const Runs = z.object({
  runs: z
    .array(
      z.object({
        info: z.object({ run_id: z.string() }),
        data: z
          .object({
            metrics: z.array(z.object({ key: z.string() })).default([]),
            tags: z.array(z.object({ key: z.string(), value: z.string() })).default([]),
          })
          .default({ metrics: [], tags: [] }),
      }),
    )
    .default([]),
  next_page_token: z.string().optional(),
});
/** The last millisecond of the year 9999. */
const LATEST_MS = 253_402_300_799_999;
const Number64 = z.coerce.number(); // int64 travels as text or as number
const History = z.object({
  metrics: z
    .array(
      z.object({
        value: z.union([z.number(), z.string()]).transform(Number),
        timestamp: Number64,
        step: Number64.default(0),
      }),
    )
    .default([]),
  next_page_token: z.string().optional(),
});

type Answer<T> = Result<T, TrackerFailure>;

/**
 * The Tracker of an MLflow server: finished runs with the tag `meridian.hypothesis`, each with the last value it logged.
 *
 * base:   ends with a slash. token: sent as a bearer; null: none.
 * source: mlflow.org/docs/latest/rest-api.html: 2.0/mlflow/experiments/search, runs/search, metrics/get-history
 */
export function createMlflow(base: string, token: string | null): Tracker {
  const ask = async <T>(path: string, schema: z.ZodType<T>, init: RequestInit = {}): Promise<Answer<T>> => {
    try {
      const answer = await fetch(`${base}api/2.0/mlflow/${path}`, {
        ...init,
        headers: {
          'Content-Type': 'application/json',
          ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
        },
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (answer.status >= 500 || answer.status === 429)
        return refuse({ kind: 'unreachable', why: `http_${answer.status}` });
      if (!answer.ok) return refuse({ kind: 'refused', why: `http_${answer.status}` });
      const read = schema.safeParse(await answer.json());
      return read.success ? ok(read.data) : refuse({ kind: 'refused', why: 'misshapen' });
    } catch (error) {
      if (error instanceof SyntaxError) return refuse({ kind: 'refused', why: 'no_json' });
      return refuse({ kind: 'unreachable', why: error instanceof Error ? error.name : 'unknown' });
    }
  };
  const search = <T>(path: string, schema: z.ZodType<T>, body: object) =>
    ask(path, schema, { method: 'POST', body: JSON.stringify(body) });

  return {
    async runsOf(bet, metric, known) {
      const experiments = await paged((page) =>
        search('experiments/search', Experiments, { max_results: 1000, ...page }),
      );
      if (!experiments.ok) return experiments;
      const ids = experiments.value.flatMap((one) => one.experiments.map(({ experiment_id: id }) => id));
      if (ids.length === 0) return ok([]);
      const filter = `tags."${TAG}" = '${bet}' and attributes.status = 'FINISHED'`;
      const found = await paged((page) =>
        search('runs/search', Runs, {
          experiment_ids: ids,
          filter,
          max_results: PAGE,
          order_by: ['attributes.start_time ASC'],
          ...page,
        }),
      );
      if (!found.ok) return found;
      const tracked: TrackedRun[] = [];
      for (const { info, data } of found.value.flatMap(({ runs }) => runs)) {
        if (known.has(info.run_id) || !data.metrics.some(({ key }) => key === metric)) continue;
        const history = await paged((page) =>
          ask(
            `metrics/get-history?${new URLSearchParams({ run_id: info.run_id, metric_key: metric, ...page }).toString()}`,
            History,
          ),
        );
        if (!history.ok) return history;
        const last = history.value
          .flatMap(({ metrics }) => metrics)
          .filter(({ value, timestamp }) => Number.isFinite(value) && timestamp >= 0 && timestamp <= LATEST_MS)
          .toSorted((a, b) => a.step - b.step || a.timestamp - b.timestamp)
          .at(-1);
        const n = Number(data.tags.find(({ key }) => key === N_TAG)?.value);
        if (last)
          tracked.push({
            run: info.run_id,
            value: last.value,
            at: instant(last.timestamp),
            n: Number.isInteger(n) && n > 0 ? n : null,
          });
      }
      return ok(tracked);
    },
  };
}

/** All pages of an answer, up to ten. */
async function paged<T extends { readonly next_page_token?: string | undefined }>(
  ask: (page: { page_token?: string }) => Promise<Answer<T>>,
): Promise<Answer<T[]>> {
  const pages: T[] = [];
  let token = '';
  do {
    const answer = await ask(token === '' ? {} : { page_token: token });
    if (!answer.ok) return answer;
    pages.push(answer.value);
    token = answer.value.next_page_token ?? '';
  } while (token !== '' && pages.length < MOST_PAGES);
  return ok(pages);
}
