import type { DoctorMessage } from '#domain/doctor-message.ts';
import { offsetInWords } from '#domain/time-words.ts';
import { localDate, type Zone } from '#domain/time.ts';
import type { ZoneFinding } from '#domain/zone-doctor.ts';
import { modelLines } from './doctor-model.ts';
import { hasTrouble, troubleLines } from './health.ts';
import { bold, context, count, header, paragraph, personName, rich, view, type View } from './kit.ts';
import { onDay, zoneName } from './moment.ts';

const MOST_NAMES = 12;
const UTC = 'UTC' as Zone;

/** Whether everything is healthy: the store and what waits in it, Slack, time zones and whom they concern. */
export function doctor(message: DoctorMessage): View {
  const waits = hasTrouble(message.workspace);
  const wrong = message.zones.findings.filter(({ corrected }) => !corrected);
  const silent = message.model?.seen?.well === false;
  const said = waits
    ? 'Something waits.'
    : silent
      ? 'The language model does not answer.'
      : wrong.length > 0
        ? 'All is well, but for time zones.'
        : 'All is well.';
  return view(`Doctor: ${said} Time zones are of release ${message.zones.release}.`, [
    header(`Doctor: ${said}`),
    rich(list(workLines(message))),
    ...(message.model === undefined
      ? []
      : [rich(paragraph(bold('Language model')), list(modelLines(message.model, localDate(message.now, UTC))))]),
    rich(paragraph(bold('Time zones')), list(zoneLines(message))),
    context('Only you see this. Whoever runs Meridian gets the same with: npm run --silent meridian -- doctor'),
  ]);
}

const list = (lines: readonly string[]) =>
  ({ type: 'rich_text_list', style: 'bullet', elements: lines.map((line) => paragraph(line)) }) as const;

function workLines({ workspace, readerZone, now }: DoctorMessage): string[] {
  const { people, projects, lastSentAt } = workspace;
  const zone = readerZone ?? UTC;
  const whose = readerZone === null ? 'UTC' : 'your time';
  return [
    `Database: it answers; ${count(projects.active, 'project runs', 'projects run')}, ${count(people, 'person is', 'people are')} known`,
    lastSentAt === null
      ? 'Slack: you read this; nothing else was sent since yesterday'
      : `Slack: you read this; the last message went out at ${onDay(lastSentAt, zone, localDate(now, zone))} ${whose}`,
    ...troubleLines(workspace),
  ];
}

function zoneLines({ zones }: DoctorMessage): string[] {
  const { release, rules, findings, affected } = zones;
  const first = `Release ${release} of the tz database, with our own rules of ${rules} for what changed last`;
  if (findings.length === 0) return [first, 'Both say the same of every zone that we have rules for'];
  const names = new Map(affected.map((one) => [one.zone, one.names]));
  return [first, ...findings.map((finding) => `${findingLine(finding)}${whom(names.get(finding.zone) ?? [])}`)];
}

function findingLine({ zone, runtime, ours, corrected }: ZoneFinding): string {
  const [theirs, right] = [offsetInWords(runtime), offsetInWords(ours)];
  if (corrected) return `${zoneName(zone)}: the old rule says ${theirs}; I go by the new one, ${right}`;
  return `${zoneName(zone)}: I go by ${theirs} of this newer release; our own rule says ${right}`;
}

function whom(names: readonly string[]): string {
  if (names.length === 0) return '';
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
  return `. It concerns ${names.slice(0, MOST_NAMES).map(personName).join(', ')}${more}`;
}
