import { POSTINGS, type Posting } from '#domain/posting.ts';

/** Who reads the answers of a project, in a few words. */
export const POSTING_LABELS: Readonly<Record<Posting, string>> = {
  thread: "Everybody, in the day's thread and its digest",
  digest: "Everybody, in the day's digest only",
  leads: 'The leads only, privately',
};

/** Whether a value is one of those. */
export const isPosting = (value: unknown): value is Posting => POSTINGS.some((one) => one === value);

/** The same to whoever answers; `name` is the project's. */
export function readersOf(posting: Posting, name: string, leads: readonly string[]): string {
  if (posting === 'thread') return `Everybody in the channel of ${name} reads this, in the thread of the day.`;
  if (posting === 'digest') return `Everybody in the channel of ${name} reads this, in the digest of the day only.`;
  const who = leads.length === 0 ? '' : ` (${leads.join(', ')})`;
  return `Only the leads of ${name}${who} read this, and whoever you name as a helper their blocker. An export of all of it, which is logged, holds it too.`;
}

/** What becomes of an answer that is written again. */
export function editedIn(posting: Posting): string {
  if (posting === 'thread') return 'You are editing your answer; its reply in the channel changes in place.';
  if (posting === 'digest') return 'You are editing your answer; the digest has it as it is now.';
  return 'You are editing your answer; the leads read it as it is now.';
}
