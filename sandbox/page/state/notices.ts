import { page } from './page.ts';
import type { Notice } from './page.ts';

/** A notice goes away after this long, unless it is taken away before. units: real milliseconds */
const SHOWN_MS = 8000;
let count = 0;

/** Tells in passing what did not work; an error that brings a sentence of the local Slack with it says that. */
export function tellWrong(error: unknown): void {
  tell('wrong', sentenceOf(error));
}

/** Tells in passing what was done. */
export function tellGood(words: string): void {
  tell('good', words);
}

/** Takes a notice away. */
export function dismiss(id: number): void {
  page.set({ notices: page.get().notices.filter((notice) => notice.id !== id) });
}

function tell(kind: Notice['kind'], words: string): void {
  count += 1;
  const notice: Notice = { id: count, kind, words };
  page.set({ notices: [...page.get().notices.slice(-2), notice] });
  setTimeout(() => dismiss(notice.id), SHOWN_MS);
}

/** What went wrong, for a reader of the page: a refusal of the control API names a field first, and there are no fields here. */
export function sentenceOf(error: unknown): string {
  const sentence = error instanceof Error ? error.message : String(error);
  const words = sentence.replace(/^(?:channel|user|text|command|threadTs|ts|tab|home|value): /u, '');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
