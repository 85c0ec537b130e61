import type { HoursWish } from '#demo/act.ts';
/** How somebody deals with the question of a day. Minutes count from the question. */
export type Manner =
  /** Fills in the form. */
  | 'form'
  /** Writes to the bot instead. */
  | 'message'
  | 'same-plan'
  | 'skip'
  /** Puts it off, and fills in the form when asked again. */
  | 'snooze'
  /** Says nothing all day. */
  | 'silent'
  /** Waits for the reminder, then fills in the form. */
  | 'after-nudge'
  /** Fills in the form after their hours, before they go to bed. */
  | 'evening'
  /** Answers the next morning, before the next question. */
  | 'next-morning'
  /** Fills in the form, and thinks again forty minutes later. */
  | 'edit'
  /** Fills in the form, and adds something in a message later. */
  | 'add';

/** What the story needs; all other days are drawn by chance. */
export const PLANNED: Readonly<Record<string, Manner>> = {
  'hana 2026-10-20': 'message',
  'hana 2026-10-29': 'snooze',
  'bikash 2026-10-22': 'message',
  'bikash 2026-10-26': 'same-plan',
  'priya 2026-10-23': 'skip',
  'priya 2026-10-28': 'evening',
  'omar 2026-10-21': 'skip',
  'omar 2026-10-22': 'silent',
  'omar 2026-10-27': 'form',
  'lena 2026-10-21': 'snooze',
  'lena 2026-10-28': 'add',
  'sofia 2026-10-20': 'message',
  'sofia 2026-10-23': 'message',
  'sofia 2026-10-26': 'same-plan',
  'sofia 2026-10-29': 'skip',
  'tom 2026-10-27': 'skip',
  'ines 2026-10-22': 'edit',
  'ines 2026-10-30': 'silent',
  'maya 2026-10-21': 'same-plan',
  'jonas 2026-10-20': 'next-morning',
  'jonas 2026-10-22': 'silent',
  'jonas 2026-10-28': 'after-nudge',
};

/** Who keeps other hours than the bot proposes, and says so under its first message. */
export const HOURS: Readonly<Record<string, HoursWish>> = {
  omar: { days: [7, 1, 2, 3, 4] }, // Sunday to Thursday
  tom: { days: [1, 2, 3] },
  priya: { from: '10:00', to: '19:00', at: '10:30' },
};

/** Who goes away, and when they say so, on their own clock. */
export const AWAY = {
  who: 'maya',
  saidOn: '2026-10-26',
  saidAt: '15:00',
  from: '2026-10-27',
  to: '2026-10-29',
  reason: 'climbing',
};

/** Said again, shorter, by whoever edits their answer. */
export const SECOND_THOUGHT = {
  done: 'All nine languages are tested. Finnish was wrong since forever, and Hungarian since Tuesday, which was me.',
  plan: 'Doses next: “meio comprimido” is not half of everything. And an apology to Hungary.',
};

/** What is added by message to an answer that is in already. */
export const AFTERTHOUGHT = 'And the neighbour who is a pharmacist says hello. She wants to read dose lists for fun.';
