import type { AuditAct, AuditFacts } from '#domain/audit.ts';
import { dollars } from '#domain/price.ts';
import type { AuditLog, ShownAct } from '#domain/project-message.ts';
import { clockInWords, dateInWords, weekdaysInWords } from '#domain/time-words.ts';
import { localDate, type Weekday, type Zone } from '#domain/time.ts';
import {
  clamp,
  context,
  header,
  oneLine,
  personName,
  projectName,
  section,
  view,
  bold,
  paragraph,
  type View,
} from './kit.ts';
import { isPosting, POSTING_LABELS } from './posting.ts';
import { pack } from './words.ts';

const ACTS_MAX = 25;
const CHANGE_MAX = 250;

const ACTS: Readonly<Record<AuditAct, string>> = {
  'set-up': 'set the project up',
  settings: 'changed the settings',
  roles: 'changed the roles',
  paused: 'paused it',
  resumed: 'resumed it',
  deleted: 'deleted it',
  asleep: 'put it to sleep, because the channel closed or I was removed',
  awake: 'woke it, because the channel is open to me again',
  moved: 'gave the channel a new id',
  'lead-lost': 'lost its last lead',
  'days-off': 'changed the days off',
  questions: 'changed its own questions',
  deadline: 'changed the deadlines',
  holidays: 'confirmed public holidays',
  stakeholders: 'changed who reads the week in plain words',
  exported: 'took all of it out',
  imported: 'brought in what was said before',
  'token-made': 'made a token for machines',
  'token-revoked': 'revoked a token of a machine',
};

/** Who administered a project how, newest first, in the reader's own clock. */
export function auditLog(message: AuditLog): View {
  const name = projectName(message.projectName);
  const acts = message.acts.slice(0, ACTS_MAX);
  const lines = acts.map((act) => [
    {
      type: 'rich_text_list' as const,
      style: 'bullet' as const,
      elements: [paragraph(bold(whenOf(act, message.zone)), ` ${sentenceOf(act)}`)],
    },
  ]);
  const blocks = pack(lines);
  return view(`The last ${acts.length} administrative acts of ${name}.`, [
    header(`Audit log · ${name}`),
    ...(blocks.length > 0 ? blocks : [section('Nothing has been administered since the log began.')]),
    context(`The newest ${ACTS_MAX} at most, in your own clock.`),
  ]);
}

const whenOf = ({ at }: ShownAct, zone: Zone): string =>
  `${dateInWords(localDate(at, zone), 'with year')}, ${clockInWords(at, zone)}`;

function sentenceOf({ by, act, before, after }: ShownAct): string {
  if (act === 'lead-lost') return leadLost(before, after);
  const who = by === null ? (act === 'imported' ? 'Whoever runs me' : 'Slack') : personName(by);
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changes = act === 'set-up' ? [] : keys.map((key) => changeOf(key, before, after));
  const said = changes.length > 0 ? `: ${clamp(changes.join('; '), CHANGE_MAX)}` : '';
  return `${who} ${ACTS[act]}${said}.`;
}

/** Nobody of ours did it: the last lead left the channel, or was deactivated in Slack. */
function leadLost(before: AuditFacts, after: AuditFacts): string {
  const who = Array.isArray(before['leads']) ? before['leads'].map((name) => personName(String(name))).join(', ') : '';
  const leads = after['leads'];
  if (!Array.isArray(leads)) return `The last lead, ${who}, left.`;
  return leads.length > 0
    ? `The last lead, ${who}, left the channel and leads on until another is named.`
    : `The last lead, ${who}, was deactivated in Slack, so nobody leads it.`;
}

function changeOf(key: string, before: AuditFacts, after: AuditFacts): string {
  if (key === 'renamed') return 'name changed';
  if (key === 'member') return `of ${valueOf(key, after[key])}`;
  return `${LABELS[key] ?? key} ${valueOf(key, before[key])} → ${valueOf(key, after[key])}`;
}

const LABELS: Readonly<Record<string, string>> = {
  standupAt: 'time',
  daysOff: 'days off',
  daysAsked: 'standup days',
  holidays: 'days',
  nudges: 'reminders',
  model: 'language model',
  models: 'models of its own',
  cap: 'cap of a day',
  weeklyOn: 'weekly summary',
  regional: 'what was written while people were off',
  posting: 'answers read',
  retention: 'days for which words are kept',
  escalateAfter: 'working days until the leads hear of a blocker',
  'data-provider': 'data provider',
  'model-architect': 'model architect',
  'human-reviewer': 'human reviewer',
};

function valueOf(key: string, value: AuditFacts[string] | undefined): string {
  if (value === undefined || value === null) return 'none';
  if (key === 'posting' && isPosting(value)) return POSTING_LABELS[value].toLowerCase();
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (key === 'weeklyOn' && typeof value === 'number') return weekdaysInWords([value as Weekday]);
  if (key === 'cap' && typeof value === 'number') return dollars(value);
  if (key === 'days' && Array.isArray(value)) return weekdaysInWords(value as Weekday[]);
  if (Array.isArray(value))
    return value.length === 0 ? 'none' : value.map((one) => oneLine(String(one), 60, '–')).join(', ');
  return oneLine(String(value), 80, '–');
}
