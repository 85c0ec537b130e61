import type { KnownBlock } from '@slack/types';
import type { Home, HomeHealth } from '#domain/home.ts';
import { dateInWords } from '#domain/time-words.ts';
import { localDate } from '#domain/time.ts';
import { moneyOf } from './cost.ts';
import { hasTrouble, troubleLines } from './health.ts';
import { context, count, header, paragraph, rich } from './kit.ts';
import { onDay } from './moment.ts';

/** How the installation is: what is served, what waits, what went wrong. */
export function healthBlocks({ installedAt, facts, spent = null }: HomeHealth, { zone, today }: Home): KnownBlock[] {
  const { projects, people, lastSentAt } = facts;
  const rest = [
    ...(projects.paused > 0 ? [`${projects.paused} paused`] : []),
    ...(projects.dormant > 0 ? [`${projects.dormant} asleep`] : []),
  ];
  const running = `${count(projects.active, 'project runs', 'projects run')}${rest.length > 0 ? `, ${rest.join(', ')}` : ''}`;
  const lines = [
    `${running}; ${count(people, 'person is', 'people are')} known`,
    ...troubleLines(facts),
    lastSentAt === null
      ? 'Nothing was sent since yesterday'
      : `Last sent at ${onDay(lastSentAt, zone, today)} your time`,
    ...(spent === null
      ? []
      : [
          `The language model cost ${moneyOf(spent)} in seven days, in ${count(spent.calls, 'call')}: /summary costs all shows for what`,
        ]),
  ];
  return [
    header(hasTrouble(facts) ? 'Installation: something waits' : 'Installation: all is well'),
    rich({ type: 'rich_text_list', style: 'bullet', elements: lines.map((line) => paragraph(line)) }),
    context(
      `Shown to administrators of this workspace. Installed on ${dateInWords(localDate(installedAt, zone), 'with year')}.`,
    ),
  ];
}
