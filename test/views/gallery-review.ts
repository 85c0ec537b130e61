import type { ProjectId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import type { ReviewCard, ReviewForm, ReviewItem } from '#domain/review-message.ts';
import { toInstant, toLocalDate, toZone } from '#domain/time.ts';

const here = { project: 'p-vision' as ProjectId, projectName: 'Vision', date: toLocalDate('2026-03-10') } as const;
const card: ReviewCard = {
  kind: 'review-card',
  ...here,
  counts: { waiting: 3, approved: 0, edited: 0, dropped: 0 },
  zone: toZone('Europe/Berlin'),
  lapsesAt: toInstant('2026-03-11T11:00:00Z'),
  state: 'open',
};
const item: ReviewItem = {
  place: 4,
  mark: 'a1b2c3',
  name: 'Ana Ruiz',
  link: 'https://team.slack.com/archives/C0VISION/p1773133200000101?thread_ts=1773133200.000100&cid=C0VISION',
  kind: 'progress',
  text: 'Migrated 13 files of the loader',
  quote: 'Migrated 12 files of the loader',
  why: '13 is not in what it cites',
  typed: null,
  warning: null,
};
const form: ReviewForm = {
  kind: 'review-form',
  ...here,
  items: [
    item,
    {
      ...item,
      place: 5,
      name: 'Bo',
      kind: 'plan',
      link: null,
      text: 'Will ship the importer',
      quote: 'start on the importer <!channel> *now* https://example.com',
      why: 'it says more than what was written; it may say the opposite of what was written',
      typed: { is: 'edit', text: 'Ships the importer on Monday' },
      warning: 'it says more than what was written',
    },
  ],
  more: 2,
};
const piece = (name: string, message: Message) => ({ name, message });

/** What waits of a digest for a person, and the form in which they decide. */
export const reviewPieces = [
  piece('review asked for', card),
  piece('review of one line that is named by now', {
    ...card,
    lapsesAt: null,
    counts: { waiting: 1, approved: 1, edited: 0, dropped: 1 },
  }),
  piece('review again, since its writer is there', {
    ...card,
    lapsesAt: null,
    shared: {
      otherName: 'Ana Ruiz',
      when: { from: toInstant('2026-03-11T08:00:00Z'), to: toInstant('2026-03-11T12:15:00Z') },
    },
  }),
  piece('review in other hands', { ...card, state: 'moved' }),
  piece('review that is over', {
    ...card,
    state: 'over',
    counts: { waiting: 0, approved: 2, edited: 1, dropped: 1 },
  }),
  piece('review that was given up', { ...card, state: 'over' }),
  { name: 'review form', form },
  {
    name: 'review form of many long lines',
    form: {
      ...form,
      items: Array.from({ length: 10 }, (_, place) => ({
        ...item,
        place,
        text: 'Migrated 13 files of the loader and '.repeat(9),
        quote: '“<&>” '.repeat(400),
        why: 'no '.repeat(500),
      })),
    },
  },
] as const;
