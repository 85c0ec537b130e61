import type { HypothesisLook } from '#domain/hypothesis-message.ts';
import { chanceInWords } from '#domain/hypothesis-numbers.ts';
import { statusInWords } from '#domain/hypothesis-status.ts';
import { dateInWords } from '#domain/time-words.ts';
import { count, oneLine } from './kit.ts';

/** What the owner says of a bet, and where it differs from that what the data says; nothing where they said nothing. */
export function statedLines({ stated, odds, health }: HypothesisLook): (readonly [name: string, words: string])[] {
  if (!stated) return [];
  const why = oneLine(stated.text, 200, '');
  const says = `${statusInWords(stated.status)} (${dateInWords(stated.on)})${why === '' ? '' : `: ${why}`}`;
  if (!stated.differs) return [['Its owner says', says]];
  const data = [
    ...(odds === null ? [] : [`${chanceInWords(odds.chance)} likely to be met in time`]),
    ...(health.length === 0 ? [] : [`${count(health.length, 'health check')} failing`]),
  ];
  return [
    ['People say', says],
    ['Data says', data.join(', ')],
  ];
}
