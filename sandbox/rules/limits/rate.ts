/** Requests a minute for each method, workspace and app. Source: `rate`. */
export const RATE_TIERS = { 1: 1, 2: 20, 3: 50, 4: 100 } as const;

/**
 * Calls that may come at once before the pace of the tier applies. Slack says that it tolerates bursts and not how
 * large; a fifth of a minute's worth is our choice: small enough to catch a bot that does not pace itself.
 */
export const TIER_BURST = { 1: 1, 2: 4, 3: 10, 4: 20 } as const;

/**
 * Posts at once into one channel before one a second applies. Slack: "short bursts of >1 allowed", without a number;
 * 3 is our choice: a parent message with two replies passes, a loop over people in one channel does not.
 */
export const POST_BURST = 3;

/**
 * Posts at once into a whole workspace before the pace of `postsPerMinute` applies: a tenth of a minute's worth is our
 * choice, so that no minute ever has more than 1.1 times the limit.
 */
export const workspaceBurst = (postsPerMinute: number): number => Math.max(1, Math.ceil(postsPerMinute / 10));

/** Methods that post, paced for each channel and for the whole workspace. Source: `postMessage`. */
export const POSTING: ReadonlySet<string> = new Set(['chat.postMessage']);

/** What an app that is sold outside the Marketplace gets of history. Source: `rate2025`. */
export const COMMERCIAL_HISTORY = { perMinute: 1, limitMax: 15 } as const;

/** The longest page of history that Slack gives to internal apps. Source: `rate2025`. */
export const HISTORY_LIMIT_MAX = 999;

/** A response_url and an incoming webhook take one post a second. Source: `rate`. */
export const WEBHOOK_PER_SECOND = 1;
