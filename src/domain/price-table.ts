import type { Price } from './price.ts';
import { toLocalDate } from './time.ts';

/** When the table was last compared with what the providers publish. */
export const PRICES_AS_OF = toLocalDate('2026-11-24');

/**
 * List prices for questions as short as ours (some providers ask more beyond 100,000 or 272,000 tokens), without what some of
 * them add for writing to their cache.
 *
 * units:  US dollars per million tokens, as [input, cached input, output]
 * source: https://developers.openai.com/api/docs/pricing and https://platform.claude.com/docs/en/about-claude/pricing, as quoted by
 *         third parties
 */
const PUBLISHED: Readonly<Record<string, readonly [number, number, number]>> = {
  'gpt-6-astra': [10, 1, 50],
  'gpt-6.1-sol': [2, 0.1, 10],
  'gpt-6-sol': [2, 0.2, 10],
  'gpt-6-luna': [0.1, 0.01, 0.5],
  'gpt-5.6-sol': [4, 0.4, 20],
  'gpt-5.6-terra': [2, 0.2, 12],
  'gpt-5.6-luna': [0.2, 0.02, 1.2],
  'gpt-5.5': [5, 0.5, 30],
  'gpt-5.4': [2.5, 0.25, 15],
  'gpt-5.4-mini': [0.75, 0.075, 4.5],
  'gpt-5.4-nano': [0.2, 0.02, 1.25],
  'gpt-5-mini': [0.25, 0.025, 2],
  'claude-opus-5-5': [4, 0.2, 20],
  'claude-opus-5': [5, 0.5, 25],
  'claude-sonnet-5-5': [2, 0.1, 10],
  'claude-sonnet-5': [2, 0.2, 10],
  'claude-haiku-5-5': [0.1, 0.01, 0.5],
  'claude-haiku-4-5': [1, 0.1, 5],
};

/** The prices that are built in, by model. */
export const PRICES: ReadonlyMap<string, Price> = new Map(
  Object.entries(PUBLISHED).map(([model, [input, cached, output]]) => [model, { input, cached, output }]),
);
