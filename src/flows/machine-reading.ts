import { isLive, type Hypothesis } from '#domain/hypothesis.ts';
import type { Measured, MeasuredRefusal } from '#domain/measured.ts';
import type { Reading, ReadingSource } from '#domain/reading.ts';
import { faultOf } from '#domain/reading-fault.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { epochMs, instant, type Instant } from '#domain/time.ts';
import type { Token } from '#domain/token.ts';
import type { Ports } from '#ports/index.ts';
import type { Machines } from '#ports/machines.ts';
import { take } from './reading.ts';

/** Clocks of machines differ by so much. units: ms */
const CLOCK_DOUBT = 5 * 60_000;
const HOUR = 3_600_000;

/** What machines may do in one workspace. */
export function machinesOf(ports: Ports, workspace: Token['workspace']): Machines {
  return {
    holderOf: (secret, now) => holderOf(ports, workspace, secret, now),
    take: (token, measured, from, now) => takeMeasured(ports, token, measured, from, now),
  };
}

/** Whoever holds that secret may log readings of its project; null: nobody does. Use is noted once an hour. */
async function holderOf(
  { store }: Ports,
  workspace: Token['workspace'],
  secret: string,
  now: Instant,
): Promise<Token | null> {
  const token = await store.tokens.bySecret(workspace, secret);
  if (token && (token.usedAt === null || epochMs(now) - epochMs(token.usedAt) >= HOUR))
    await store.tokens.used(workspace, token.id, now);
  return token;
}

/**
 * Takes a measurement of a machine as a reading; its bet is judged by it as by a person's.
 *
 * returns: the reading; `known` where the same id was stored before, which changes nothing.
 */
export async function takeMeasured(
  { store }: Ports,
  { workspace, project }: Pick<Token, 'workspace' | 'project'>,
  measured: Measured,
  from: ReadingSource,
  now: Instant,
): Promise<Result<{ readonly reading: Reading; readonly known: boolean }, MeasuredRefusal>> {
  return store.atomically(async (inside) => {
    const bet = await inside.hypotheses.find(workspace, measured.hypothesis);
    if (!bet || bet.project !== project) return refuse({ kind: 'no-bet' });
    const { hypothesis, sourceId, at, ...said } = measured;
    const known = await inside.readings.bySource(workspace, hypothesis, sourceId);
    if (known) return sameAs(known, measured) ? ok({ reading: known, known: true }) : refuse({ kind: 'other' });
    const refusal = refusalOf(bet, measured, now);
    if (refusal) return refuse(refusal);
    const reading = {
      ...said,
      workspace,
      hypothesis,
      sourceId,
      at: at !== null && at < now ? at : now,
      loggedAt: now,
      by: null,
      from,
    };
    const taken = await take(inside, bet, reading, now);
    return taken.ok ? ok({ reading: taken.value.reading, known: false }) : refuse({ kind: 'other' });
  });
}

function refusalOf(bet: Hypothesis, measured: Measured, now: Instant): MeasuredRefusal | null {
  if (bet.state.is === 'draft') return { kind: 'not-started' };
  const watched = bet.state.is === 'decided' && bet.state.end.outcome === 'ship' && bet.watch !== null;
  if (!isLive(bet) && !watched) return { kind: 'ended' };
  const latest = instant(epochMs(now) + CLOCK_DOUBT);
  if (measured.at !== null && measured.at > latest) return { kind: 'at', why: `lies in the future: it is ${now} here` };
  const { kind, name } = bet.terms.metric;
  const share = kind === 'proportion' || kind === 'f1';
  if (share && (measured.value < 0 || measured.value > 1))
    return { kind: 'value', why: `must be between 0 and 1, as ${name} is a share (85 % is 0.85)` };
  const fault = faultOf(measured, bet.terms.metric);
  return fault === null ? null : { kind: 'value', why: fault };
}

/** A sender that repeats itself, after a lost answer for instance, says the same thing; a clock ahead of ours was set back to ours. */
function sameAs(known: Reading, { value, n, at }: Measured): boolean {
  const setBack = at !== null && at >= known.loggedAt && known.at === known.loggedAt;
  return known.value === value && known.n === n && (at === null || known.at === at || setBack);
}
