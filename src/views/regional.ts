import type { KnownBlock } from '@slack/types';
import type { DigestMessage } from '#domain/message.ts';
import type { RegionalDigest } from '#domain/regional-message.ts';
import { localDate, minutesBetween } from '#domain/time.ts';
import { WHOLE } from './digest.ts';
import { digestBody } from './digest-body.ts';
import { handoverBlocks } from './handover.ts';
import { channelLink, count, header, paragraph, projectName, rich, section, view, type View } from './kit.ts';
import { inClock } from './moment.ts';
import { nudgeFoot } from './nudge-foot.ts';

/** Nobody sleeps longer. */
const SLEEP_MINUTES = 20 * 60;

/** What was written while somebody was off: what waits for them first, then blockers, then the rest, in the lines of the digest. */
export function regional(message: RegionalDigest): View {
  const { zone, since, until, answers, blockers, project } = message;
  const slept = minutesBetween(since, until) <= SLEEP_MINUTES ? 'While you slept' : 'While you were off';
  const title = `${slept} · ${projectName(message.projectName)}`;
  const news = [
    ...(answers.length > 0 ? [count(answers.length, 'answer')] : []),
    ...(blockers.length > 0 ? [count(blockers.length, 'new blocker')] : []),
  ].join(', ');
  const span = `From ${inClock(since, zone)} to ${inClock(until, zone)}, your time`;
  const above: KnownBlock[] = [header(title), ...handoverBlocks(message.handovers ?? [], zone)];
  const below: KnownBlock[] = [
    rich(paragraph(`${span}. The digest of the whole day comes in `, channelLink(message.channel), ' as ever.')),
    nudgeFoot('regional', project),
  ];
  const empty = answers.length + blockers.length === 0;
  const body = empty
    ? [section('Nothing of it stands any more.')]
    : digestBody(asDigest(message), above, below, endOf(message));
  return view(`${title}, until ${inClock(until, zone)}: ${news || 'nothing stands any more'}.`, [
    ...above,
    ...body,
    ...below,
  ]);
}

const endOf = ({ posting = 'thread' }: RegionalDigest): string => WHOLE[posting].end;

const asDigest = ({
  projectName: name,
  zone,
  until,
  answers,
  blockers,
  reviews,
  posting,
}: RegionalDigest): DigestMessage => ({
  kind: 'digest',
  projectName: name,
  date: localDate(until, zone),
  // the themes of a day are those of its digest
  answers: answers.map(({ lines, ...said }) =>
    lines ? { ...said, lines: lines.map((line) => ({ ...line, group: null })) } : said,
  ),
  blockers,
  reviews,
  ...(posting ? { posting } : {}),
  away: [],
  skipped: [],
  missing: 0,
});
