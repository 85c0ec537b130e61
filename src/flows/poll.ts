import { hypothesisId } from '#domain/hypothesis.ts';
import type { Measured } from '#domain/measured.ts';
import { plusMinutes, type Instant } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Poll } from '#ports/polls.ts';
import type { TrackedRun, Tracker } from '#ports/tracker.ts';
import { takeMeasured } from './machine-reading.ts';

/** units: minutes */
const EVERY = 15;
const MOST_WAIT = 12 * 60;
/** A heartbeat is no place to wait for a slow server. */
const MOST_AT_ONCE = 20;

/**
 * Asks the tracking server about bets that it measures, and logs what is new as readings.
 *
 * A server that does not answer is asked again after 15 minutes, then twice as long each time, up to half a day; the bet's
 * health says so until it answers. The first failure to reach it ends the round: the others would wait as long for nothing.
 */
export async function pollTracker(ports: Ports, now: Instant): Promise<void> {
  const { store, tracker, log } = ports;
  if (!tracker) return;
  let reached = true;
  for (const poll of await store.polls.due(now, MOST_AT_ONCE)) {
    const why = reached ? await askedOrFailed(ports, tracker, poll, now) : 'unreachable';
    if (why === 'unreachable') reached = false;
    const fails = why === null ? 0 : poll.fails + 1;
    const wait = Math.min(MOST_WAIT, EVERY * 2 ** Math.max(0, fails - 1));
    const brokenSince = why === null ? null : (poll.brokenSince ?? now);
    await store.polls.settle({ ...poll, fails, brokenSince, why }, plusMinutes(now, wait));
    if (why !== null && fails === 1) log.warn('A source of readings does not answer', { bet: poll.number, why });
  }
}

/** The same where it throws: one bad poll holds up no other. */
async function askedOrFailed(ports: Ports, tracker: Tracker, poll: Poll, now: Instant): Promise<string | null> {
  try {
    return await asked(ports, tracker, poll, now);
  } catch (error) {
    ports.log.error('A poll failed', { workspace: poll.workspace, bet: poll.number, error });
    return 'failed';
  }
}

/** Logs what is new of one bet. returns: why not all of it, or null. */
async function asked(
  ports: Ports,
  tracker: Tracker,
  { workspace, number }: Poll,
  now: Instant,
): Promise<string | null> {
  const bet = await ports.store.hypotheses.find(workspace, number);
  if (!bet) return null;
  const readings = await ports.store.readings.of(workspace, number);
  const known = new Set(readings.flatMap(({ sourceId }) => sourceId?.match(/^mlflow:(.*)$/)?.[1] ?? []));
  const runs = await tracker.runsOf(hypothesisId(number), bet.terms.metric.name, known);
  if (!runs.ok) return runs.error.kind === 'unreachable' ? 'unreachable' : runs.error.why;
  let why: string | null = null;
  for (const run of runs.value) {
    const taken = await takeMeasured(
      ports,
      { workspace, project: bet.project },
      measuredOf(run, number),
      'mlflow',
      now,
    );
    // The others are sound all the same.
    if (!taken.ok && taken.error.kind === 'value') why = 'value_out_of_range';
  }
  return why;
}

const measuredOf = ({ run, value, at, n }: TrackedRun, hypothesis: number): Measured => ({
  hypothesis,
  value,
  n,
  at,
  counts: null,
  runs: null,
  evaluation: null,
  confirms: false,
  note: `MLflow run ${run}`.slice(0, 500),
  guardrails: {},
  sourceId: `mlflow:${run}`,
});
