import { z } from 'zod';
import type { World } from '#sandbox/world.ts';
import { badRequest, readBody } from './route.ts';
import type { Route } from './route.ts';

const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

const moveSchema = z.strictObject({
  set: z.iso.datetime({ offset: true }).optional(),
  advance: z.union([z.number().min(0), z.string()]).optional(),
  speed: z.number().min(0).max(1_000_000).optional(),
});
/** When an app that follows this clock has something to do next, as only the app knows; null: never, or not any more. */
const wakeSchema = z.strictObject({ app: z.string().min(1), at: z.iso.datetime({ offset: true }).nullable() });

/** Reading and moving the sandbox's clock. */
export function clockRoutes(world: World): Route[] {
  const wakes = new Map<string, number>();
  return [
    { method: 'GET', path: '/_control/clock', run: () => shown(world, wakes) },
    {
      method: 'POST',
      path: '/_control/clock/wake',
      run(_params, body) {
        const { app, at } = readBody(wakeSchema, body);
        const moment = at === null ? undefined : Date.parse(at);
        if (moment !== wakes.get(app)) world.changes.note('clock');
        if (moment === undefined) wakes.delete(app);
        else wakes.set(app, moment);
        return shown(world, wakes);
      },
    },
    {
      method: 'POST',
      path: '/_control/clock',
      run: async (_params, body) => {
        await move(world, readBody(moveSchema, body));
        return shown(world, wakes);
      },
    },
  ];
}

async function move(world: World, { set, advance, speed }: z.output<typeof moveSchema>): Promise<void> {
  if (set !== undefined && advance !== undefined) return badRequest('set and advance exclude each other');
  if (set === undefined && advance === undefined && speed === undefined) {
    return badRequest('one of set, advance and speed is needed');
  }
  const now = world.clock.now();
  const to = set === undefined ? now + durationOf(advance ?? 0) : Date.parse(set);
  if (to < now) return badRequest(`set: the clock goes forward only, and it shows ${new Date(now).toISOString()}`);
  if (speed !== undefined) world.clock.setSpeed(speed);
  if (to > now) await world.clock.moveTo(to);
}

/** Milliseconds of a duration such as `15m`, `1d` or `1h30m`; a number is milliseconds already. errors: 400. */
function durationOf(value: number | string): number {
  if (typeof value === 'number') return value;
  if (!/^(\d+(\.\d+)?(ms|s|m|h|d|w))+$/.test(value)) {
    return badRequest(`advance: ${value} is no duration; write milliseconds or something like 15m, 1d, 1h30m`);
  }
  const parts = value.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d|w)/g);
  return [...parts].reduce((sum, [, amount, unit = '']) => sum + Number(amount) * (UNITS[unit] ?? 0), 0);
}

function shown({ clock }: World, wakes: ReadonlyMap<string, number>): Record<string, unknown> {
  const moments = [clock.next() ?? Infinity, ...wakes.values()];
  const next = Math.min(...moments);
  return {
    now: clock.now(),
    iso: new Date(clock.now()).toISOString(),
    speed: clock.speed,
    next: next === Infinity ? null : new Date(next).toISOString(),
    wakes: Object.fromEntries([...wakes].map(([app, at]) => [app, new Date(at).toISOString()])),
  };
}
