import { confidenceInWords, type CheckedClaim, type Summary } from '#domain/summary.ts';
import { clamp, count, escape, oneLine, personName } from './kit.ts';
import { fairShare } from './words.ts';

/** The most that a summary takes as one text. Slack cuts a text at 40,000 and reads badly long before. */
const MOST = 11_000;
/** Names and the way around a line. */
const AROUND = 60;
const LEAST = 60;

interface Part {
  readonly title: string;
  readonly claims: readonly CheckedClaim[];
}

/** A summary as Slack's mrkdwn: every line with its person and its sources, and nothing in it that Slack would follow. */
export function summaryText(summary: Summary, title: string): string {
  const parts = partsOf(summary).filter(({ claims }) => claims.length > 0);
  const lines = parts.flatMap(({ claims }) => claims);
  const freely = lines.filter(({ kind }) => kind !== 'blocker');
  const blocked = lines
    .filter(({ kind }) => kind === 'blocker')
    .reduce((sum, { text }) => sum + text.length + AROUND, 0);
  const most = Math.max(
    LEAST,
    fairShare(
      freely.map(({ text }) => text.length + AROUND),
      Math.max(MOST - blocked, MOST / 2),
    ) - AROUND,
  );
  const body = parts.map(({ title: head, claims }) =>
    [`*${escape(head)}*`, ...claims.map((one) => lineOf(one, most))].join('\n'),
  );
  const head = summary.headline.map(({ text }) => escape(oneLine(text, 300, ''))).join(' ');
  const nothing = lines.length === 0 ? ['Nobody wrote anything that can be read.'] : [];
  return [
    `*${escape(oneLine(title, 150, 'Summary'))}*`,
    ...(head === '' ? [] : [head]),
    ...body,
    ...nothing,
    ...ends(summary),
  ].join('\n\n');
}

function partsOf({ claims, appended, groups }: Summary): Part[] {
  const grouped = new Set(groups.flatMap(({ on }) => on).filter((place) => isWork(claims[place])));
  const of = (...kinds: CheckedClaim['kind'][]): CheckedClaim[] =>
    claims.filter((claim, place) => kinds.includes(claim.kind) && !grouped.has(place));
  return [
    { title: 'Blockers', claims: of('blocker') },
    { title: 'Asks', claims: of('ask') },
    { title: 'At risk', claims: of('risk') },
    { title: 'Decided', claims: of('decision') },
    { title: 'Measured', claims: of('metric') },
    ...groups.map(({ title, on }) => ({
      title,
      claims: on.flatMap((place) => (grouped.has(place) ? (claims[place] ?? []) : [])),
    })),
    { title: 'Done', claims: of('progress') },
    { title: 'Next', claims: of('plan') },
    { title: 'Also reported', claims: appended },
  ];
}

const isWork = (claim: CheckedClaim | undefined): boolean => claim?.kind === 'progress' || claim?.kind === 'plan';

function lineOf({ text, kind, people: [person = ''], sources, confidence }: CheckedClaim, most: number): string {
  const name = personName(person);
  const said = oneLine(withoutName(text, name), kind === 'blocker' ? 500 : Math.min(most, 500), '–');
  const sure =
    confidenceInWords(confidence) === 'High' ? '' : `, ${confidenceInWords(confidence).toLowerCase()} confidence`;
  return `• *${escape(name)}*: ${escape(said)} (${escape(clamp(sources.join(', '), 120))}${sure})`;
}

/** A line that begins with its person's name need not say it twice. */
function withoutName(text: string, name: string): string {
  const rest = text.toLowerCase().startsWith(`${name.toLowerCase()} `) ? text.slice(name.length + 1) : text;
  return rest.trim() === '' ? text : rest;
}

function ends({ held, silent }: Summary): string[] {
  const said = [
    ...(held.length > 0
      ? [`${count(held.length, 'line')} ${held.length === 1 ? 'waits' : 'wait'} for a person to look at.`]
      : []),
    ...(silent.length > 0 ? [`${count(silent.length, 'person', 'people')} wrote nothing that can be read.`] : []),
  ];
  return said.length === 0 ? [] : [said.join(' ')];
}
