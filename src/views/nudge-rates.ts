import type { NudgeRates } from '#domain/nudge-message.ts';
import { wilson, type NudgeRule } from '#domain/nudge.ts';
import { bold, context, count, header, paragraph, projectName, rich, section, view, type View } from './kit.ts';

/** What each kind of unasked message is called to people. */
export const NUDGE_NAMES: Readonly<Record<NudgeRule, string>> = {
  overlap: 'Something to settle in a shared hour',
  risk: 'At risk',
  'blocker-helper': 'A blocker you could help with',
  'blocker-lead': 'A blocker nobody acknowledged',
  reminder: 'Reminder of a standup',
  'clock-change': 'Clock change',
  handover: 'Something handed over',
  regional: 'What was written while you were off',
  bet: 'A bet that wants its people',
  lead: 'News of a project to who leads it, or of your own part in it',
  holidays: 'Public holidays of the next year',
  review: 'Lines of a digest to review',
};

/** How often each kind of unasked message was acted on or called useless. */
export function nudgeRates(message: NudgeRates): View {
  const { rows, days, own } = message;
  const title = `${projectName(message.projectName)} · unasked messages, last ${days} days`;
  const yours = `You were sent ${count(own, 'message')} that you had not asked for in the last seven days; reminders of standups included.`;
  if (rows.length === 0) return view(`${title}: none.`, [header(title), section(`None was sent here. ${yours}`)]);
  const lines = rows.map(({ rule, shown, asked, acted, notUseful, muted }) =>
    paragraph(
      bold(NUDGE_NAMES[rule]),
      `: ${shown} sent, ${actedOn(acted, asked, shown)}, not useful ${shareOf(notUseful, shown)}${muted ? '. Silent here: too often not useful' : ''}`,
    ),
  );
  return view(`${title}: ${count(rows.length, 'kind')}.`, [
    header(title),
    rich({ type: 'rich_text_list', style: 'bullet', elements: lines }),
    section(yours),
    context(
      'In brackets: the range in which the share surely lies. A kind falls silent for a team that surely finds more than one in ten not useful, after twenty at least. At most two a day to a person, one about an item in three working days, none outside their hours.',
    ),
  ]);
}

/** What only tells cannot be acted on. */
function actedOn(acted: number, asked: number, shown: number): string {
  if (asked === 0) return 'only told';
  return `acted on ${shareOf(acted, asked)}${asked < shown ? ` of the ${asked} that ask for something` : ''}`;
}

function shareOf(hits: number, n: number): string {
  const [low, high] = wilson(hits, n).map((share) => Math.round(share * 100));
  return `${Math.round((hits / n) * 100)} % (${low}–${high})`;
}
