import type { KnownBlock } from '@slack/types';
import { lostDays } from '#domain/weekly-headline.ts';
import type { WeeklyFigures, WeeklyMessage } from '#domain/weekly-message.ts';
import { KIND_LABELS } from './blocker-line.ts';
import { bold, paragraph, rich } from './kit.ts';

/** The week in numbers, each with last week's beside it; what is 0 in both is left out. Nobody is named. */
export function numbersOf({ figures, before }: Pick<WeeklyMessage, 'figures' | 'before'>): KnownBlock[] {
  const lines = ROWS.flatMap(({ label, number, said }) => {
    const [is, was] = [number(figures), before === null ? null : number(before)];
    if (is === 0 && (was ?? 0) === 0) return [];
    const beside = before === null ? '' : ` (${said(before)})`;
    return [paragraph(`${label}: `, bold(said(figures)), beside)];
  });
  if (lines.length === 0) return [];
  const title = before === null ? 'In numbers' : 'In numbers (last week)';
  return [rich(paragraph(bold(title)), { type: 'rich_text_list', style: 'bullet', elements: lines })];
}

interface Row {
  readonly label: string;
  readonly number: (figures: WeeklyFigures) => number;
  readonly said: (figures: WeeklyFigures) => string;
}

const plain = (label: string, number: Row['number']): Row => ({
  label,
  number,
  said: (figures) => String(number(figures)),
});

const ROWS: readonly Row[] = [
  {
    label: 'Standups answered',
    number: ({ asked }) => asked,
    said: ({ asked, answered, skipped }) => `${answered} of ${asked}${skipped > 0 ? `, ${skipped} skipped` : ''}`,
  },
  plain('Blockers opened', ({ opened }) => opened),
  plain('Blockers resolved', ({ resolved }) => resolved),
  plain('Blockers open', ({ open }) => open),
  {
    label: 'Working days lost to blockers',
    number: lostDays,
    said: (figures) => {
      const kinds = figures.lost.map(({ kind, days }) => `${KIND_LABELS[kind]} ${days}`).join(', ');
      return `${lostDays(figures)}${kinds === '' ? '' : `: ${kinds}`}`;
    },
  },
  plain('Bets started', ({ started }) => started),
  plain('Bets decided', ({ ended }) => ended),
  plain('Readings', ({ readings }) => readings),
];
