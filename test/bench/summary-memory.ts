import { planted } from '#cli/planted.ts';
import { peopleIn } from '#cli/digest-data.ts';
import { summarise } from '#flows/summary.ts';
import { instant, PEOPLE } from './summary-writer.ts';

/** By how much a process grows at most while it makes a summary of forty people. units: MiB */
const { updates } = planted('memory', PEOPLE, 1);
const known = peopleIn(updates);
const most = (): number => process.resourceUsage().maxRSS / 1024;
const before = most();
await summarise(updates, known, { writer: process.argv[2] === 'plain' ? null : instant, mark: 'bench' });
process.stdout.write(String(most() - before));
