// A process of its own that takes all it can get and then dies without closing anything, as in a power cut.
import { writeSync } from 'node:fs';
import { once } from 'node:events';
import { argv, kill, pid, stdin, stdout } from 'node:process';
import { openStore } from '#db/open.ts';
import type { DeliveryKey } from '#domain/ids.ts';
import { at, HOME } from './build.ts';

const [, , url = '', count = '0'] = argv;
const { store } = await openStore(url);
const won = [];
writeSync(stdout.fd, 'ready\n');
await once(stdin, 'data'); // everybody starts at the same word
for (let n = 0; n < Number(count); n += 1) {
  if (await store.deliveries.claim(HOME, `d${n}` as DeliveryKey, at('08:00'))) won.push(`d${n}`);
  won.push(...(await store.inbox.take(at('08:00'), at('07:50'), 1)).map(({ id }) => id));
}
writeSync(stdout.fd, won.join(' '));
kill(pid, 'SIGKILL');
