import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aBench, aClient } from '#test/sandbox/kit.ts';
import type { Bench } from '#test/sandbox/kit.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await aBench();
});
afterEach(() => bench.sandbox.close());

describe('a fault on request', () => {
  const plant = (fault: Record<string, unknown>) => bench.control('POST', '/faults', fault);

  it('answers 429 or 500 as often as asked, before anything happens', async () => {
    const channel = bench.channel('general').id;
    await plant({ kind: '500', where: 'chat.postMessage', times: 2 });
    await plant({ kind: '429', where: 'auth.test', amount: 7 });
    const statuses = [];
    for (let go = 0; go < 3; go += 1)
      statuses.push((await bench.call('chat.postMessage', { channel, text: 'x' })).status);
    expect(statuses).toEqual([500, 500, 200]);
    expect(bench.sandbox.world.messages.get(channel)).toHaveLength(1);
    const limited = await bench.call('auth.test');
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7']);
    expect(bench.sandbox.world.violations).toEqual([]);
  });

  it('lets the first matches pass where told to', async () => {
    await plant({ kind: '500', where: '*', after: 1 });
    expect((await bench.call('auth.test')).status).toBe(200);
    expect((await bench.call('auth.test')).status).toBe(500);
  });

  it('cuts the connection after the effect', async () => {
    const channel = bench.channel('general').id;
    await plant({ kind: 'lost-response', where: 'chat.postMessage' });
    const client = aClient(bench.sandbox.url, bench.app.botToken);
    const call = client.apiCall('chat.postMessage', { channel, text: 'did it arrive?' });
    await expect(call).rejects.toThrow('A request error');
    expect(bench.sandbox.world.messages.get(channel)).toMatchObject([{ text: 'did it arrive?' }]);
    expect(bench.sandbox.world.log.at(-1)?.verdict).toBe('fault:lost-response (ok)');
  });

  it('delays the answer until the clock has moved, and a closing sandbox does not wait for it', async () => {
    const { world } = bench.sandbox;
    const begun = async () => {
      while (world.inFlightCalls === 0 || world.clock.next() === null) await new Promise((go) => setImmediate(go));
    };
    await plant({ kind: 'delay', where: 'auth.test', amount: 4000, times: 2 });
    const first = bench.verdict('auth.test');
    await begun();
    await bench.advance(4000);
    expect(await first).toBe('ok');
    const second = bench.call('auth.test').catch(() => 'cut');
    await begun();
    await bench.sandbox.close();
    expect(await second).toBe('cut');
  });
});
