import type { Clock } from '#sandbox/clock.ts';
import type { Settings } from '#sandbox/world.ts';
import { METHODS } from './methods.ts';
import {
  COMMERCIAL_HISTORY,
  POST_BURST,
  POSTING,
  RATE_TIERS,
  TIER_BURST,
  WEBHOOK_PER_SECOND,
  workspaceBurst,
} from './limits/rate.ts';

type Take = { readonly ok: true } | { readonly ok: false; readonly retryAfter: number };

/** Says whether a call may go through now, and counts it if so. */
export interface Rates {
  /**
   * Refused calls are not counted. `response_url` is taken for a method; its `channel` is then the id of the URL.
   *
   * returns: on refusal, whole seconds (at least 1) until the same call would go through.
   */
  take(app: string, team: string, method: string, channel?: string): Take;
}

interface Limit {
  readonly key: string;
  readonly perMs: number;
  readonly burst: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** Buckets of calls that refill with the clock: one for each app, workspace and method, and those for posting. */
export function createRates(clock: Clock, settings: Settings): Rates {
  const buckets = new Map<string, Bucket>();

  const filled = ({ key, perMs, burst }: Limit, now: number): Bucket => {
    const bucket = buckets.get(key) ?? { tokens: burst, at: now };
    bucket.tokens = Math.min(burst, bucket.tokens + Math.max(0, now - bucket.at) * perMs);
    bucket.at = now;
    buckets.set(key, bucket);
    return bucket;
  };

  return {
    take(app, team, method, channel) {
      const now = clock.now();
      const due = limitsOf(settings, app, team, method, channel).map((limit) => ({
        limit,
        bucket: filled(limit, now),
      }));
      // A token that is short by rounding alone counts as whole.
      const waits = due.map(({ limit, bucket }) => (bucket.tokens >= 1 - 1e-9 ? 0 : (1 - bucket.tokens) / limit.perMs));
      const wait = Math.max(0, ...waits);
      if (wait > 0) return { ok: false, retryAfter: Math.max(1, Math.ceil(wait / 1000)) };
      for (const { bucket } of due) bucket.tokens -= 1;
      return { ok: true };
    },
  };
}

function limitsOf(settings: Settings, app: string, team: string, method: string, channel?: string): Limit[] {
  const own = `${app} ${team} ${method}`;
  if (POSTING.has(method)) {
    const perMinute = settings.postsPerMinute;
    const workspace = { key: `${app} ${team} posts`, perMs: perMinute / 60_000, burst: workspaceBurst(perMinute) };
    if (channel === undefined) return [workspace];
    return [workspace, { key: `${app} ${team} post ${channel}`, perMs: 1 / 1000, burst: POST_BURST }];
  }
  if (method === 'response_url') {
    return [{ key: `${own} ${channel ?? ''}`, perMs: WEBHOOK_PER_SECOND / 1000, burst: POST_BURST }];
  }
  const tier = METHODS[method]?.tier ?? 'special';
  if (isHistory(method) && settings.historyLimits === 'commercial')
    return [{ key: own, perMs: COMMERCIAL_HISTORY.perMinute / 60_000, burst: 1 }];
  if (tier === 'special') return [];
  const perMinute = RATE_TIERS[tier];
  return [{ key: own, perMs: perMinute / 60_000, burst: TIER_BURST[tier] }];
}

function isHistory(method: string): boolean {
  return method === 'conversations.history' || method === 'conversations.replies';
}
