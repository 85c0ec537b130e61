import type { KnownBlock } from '@slack/types';
import { RETENTIONS } from '#domain/retention.ts';
import { input, option } from './kit.ts';

const FOR_GOOD = 'for good';
const LABELS: Readonly<Record<string, string>> = {
  30: '30 days',
  90: '90 days',
  180: 'Half a year (180 days)',
  365: 'A year (365 days)',
  730: 'Two years (730 days)',
  [FOR_GOOD]: 'Until the project is deleted',
};
const OPTIONS = RETENTIONS.map((days) => option(LABELS[days ?? FOR_GOOD] ?? '', String(days ?? FOR_GOOD)));

/** How long a project keeps words, in words, for sentences and lists. */
export function retentionInWords(days: number | null): string {
  return days === null ? 'until the project is deleted' : `for ${days} days`;
}

/** The field that chooses it. */
export function retentionInput(days: number | null): KnownBlock {
  const chosen = OPTIONS.find(({ value }) => value === String(days ?? FOR_GOOD));
  return input(
    'retention',
    'How long words are kept',
    { type: 'static_select', options: OPTIONS, ...(chosen ? { initial_option: chosen } : {}) },
    {
      hint: 'Answers, summaries and blockers that are resolved lose their words after it, here and not in Slack; that people answered stays, and bets do. A change holds from a day later on.',
    },
  );
}
