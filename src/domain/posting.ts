/**
 * Where the answers of a standup are read: each as a reply in the day's thread, and in its digest; in the digest of the channel
 * only; or by whoever leads the project, privately.
 */
export const POSTINGS = ['thread', 'digest', 'leads'] as const;
export type Posting = (typeof POSTINGS)[number];

/** The more private of two: what somebody was told when they were asked is never made more open. */
export function morePrivate(a: Posting, b: Posting): Posting {
  return POSTINGS.indexOf(a) > POSTINGS.indexOf(b) ? a : b;
}
