import { refuse, textOf } from './call.ts';
import type { Refusal } from './call.ts';

export interface Page<T> {
  readonly items: T[];
  /** Empty on the last page. */
  readonly nextCursor: string;
}

/** What one method allows of `limit`. */
export interface PageRule {
  readonly standard: number;
  readonly max: number;
}

/**
 * The page that `limit` and `cursor` ask for. A cursor names the first item of its page, so that the next page is right even
 * when the list grew in between.
 * errors: `invalid_limit`, `invalid_cursor`.
 */
export function pageOf<T>(
  all: readonly T[],
  keyOf: (item: T) => string,
  args: Record<string, unknown>,
  rule: PageRule,
): Page<T> | Refusal {
  const limit = limitOf(args, rule);
  if (limit === null) return refuse('invalid_limit');
  const cursor = textOf(args, 'cursor');
  const start = cursor === '' ? 0 : all.findIndex((item) => keyOf(item) === decoded(cursor));
  if (start < 0) return refuse('invalid_cursor');
  const next = all[start + limit];
  return { items: all.slice(start, start + limit), nextCursor: next === undefined ? '' : encoded(keyOf(next)) };
}

function limitOf(args: Record<string, unknown>, rule: PageRule): number | null {
  const text = textOf(args, 'limit');
  if (text === '' || text === '0') return rule.standard;
  const limit = Number(text);
  return Number.isInteger(limit) && limit > 0 && limit <= rule.max ? limit : null;
}

const encoded = (key: string): string => Buffer.from(`next:${key}`).toString('base64');
const decoded = (cursor: string): string =>
  Buffer.from(cursor, 'base64')
    .toString('utf8')
    .replace(/^next:/, '');
