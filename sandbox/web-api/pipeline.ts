import type { Delivery } from '#sandbox/delivery/port.ts';
import { accuse } from '#sandbox/journal.ts';
import { lintCall } from '#sandbox/rules/lint.ts';
import { checkArguments, METHODS } from '#sandbox/rules/methods.ts';
import type { Rates } from '#sandbox/rules/rate.ts';
import type { InstalledApp, World } from '#sandbox/world.ts';
import { grantedTo, holderOf, neededScopes, rateChannel, scopeRefusal } from './access.ts';
import { APPS } from './apps.ts';
import { isRefusal, refuse, refuseArguments, textOf } from './call.ts';
import type { Handler, Refusal, Reply } from './call.ts';
import { CHAT } from './chat.ts';
import { CONVERSATIONS } from './conversations.ts';
import { FILES } from './files.ts';
import { HISTORY } from './history.ts';
import { OPEN } from './open.ts';
import { PINS } from './pins.ts';
import { REACTIONS } from './reactions.ts';
import { SCHEDULE } from './schedule.ts';
import { USERS } from './users.ts';
import { VIEWS } from './views.ts';

/** Every method that needs a token. A method here and not in `METHODS`, or the other way round, fails a test. */
export const HANDLERS: Readonly<Record<string, Handler>> = {
  ...APPS,
  ...CHAT,
  ...CONVERSATIONS,
  ...FILES,
  ...HISTORY,
  ...PINS,
  ...REACTIONS,
  ...SCHEDULE,
  ...USERS,
  ...VIEWS,
};

/** What every call is answered from. */
export interface Desk {
  readonly world: World;
  readonly delivery: Delivery;
  readonly rates: Rates;
}

/** A call as it came in. */
export interface Request {
  readonly method: string;
  readonly args: Record<string, unknown>;
  readonly token: string | undefined;
}

/** An answer with what goes around it. `appId` is empty where no app was recognised. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Reply;
  readonly appId: string;
}

/** Slack's answer, by its own order of checks: token, method, scopes, arguments, rate, and then the method itself. */
export function answer(desk: Desk, request: Request): Answer {
  const { method, args } = request;
  if (Object.hasOwn(OPEN, method)) return answerOpen(desk, request);
  const holder = holderOf(desk.world, request.token);
  if (isRefusal(holder)) return plain(holder);
  const { app, sort } = holder;
  const handler = Object.hasOwn(HANDLERS, method) ? HANDLERS[method] : undefined;
  if (!handler) return plain(refuse('unknown_method', { req_method: method }), app.id);
  if ((METHODS[method]?.token === 'app') !== (sort === 'app')) return plain(refuse('not_allowed_token_type'), app.id);
  const granted = grantedTo(app, sort);
  const needed = neededScopes(desk.world, app, method, args);
  const headers = { 'x-oauth-scopes': granted.join(','), 'x-accepted-oauth-scopes': needed.flat().join(',') };
  const refused = scopeRefusal(granted, needed) ?? argumentRefusal(method, args);
  if (refused) return { ...plain(refused, app.id), headers };
  const wait = rateWait(desk, app, request);
  if (wait > 0) return limited(wait, app.id);
  const body = handler({ world: desk.world, delivery: desk.delivery, method, app, args });
  if (body.ok) lint(desk.world, method, args);
  return { ...plain(body, app.id), headers };
}

function answerOpen({ world }: Desk, { method, args }: Request): Answer {
  const handler = OPEN[method];
  if (!handler) throw new RangeError(`${method} is not in the table of open methods`);
  return plain(argumentRefusal(method, args) ?? handler(world, args));
}

/** The answer of a call that came too early: 429 with the seconds to wait. Source: docs.slack.dev/apis/web-api/rate-limits. */
export function limited(seconds: number, appId: string): Answer {
  return { status: 429, headers: { 'retry-after': `${seconds}` }, body: refuse('ratelimited'), appId };
}

function plain(body: Reply, appId = ''): Answer {
  return { status: 200, headers: {}, body, appId };
}

function argumentRefusal(method: string, args: Record<string, unknown>): Refusal | null {
  const { missing } = checkArguments(method, args);
  if (missing.length === 0) return null;
  return refuseArguments(...missing.map((name) => `missing required field: ${name} [json-pointer:/${name}]`));
}

function rateWait({ world, rates }: Desk, app: InstalledApp, { method, args }: Request): number {
  const took = rates.take(app.id, world.team.id, method, rateChannel(world, app, args));
  return took.ok ? 0 : took.retryAfter;
}

/** Only what Slack let pass is linted: the rest has its refusal. Bolt's clients add team_id to every call: no fault of the bot. */
function lint(world: World, method: string, args: Record<string, unknown>): void {
  const trigger = world.triggers.get(textOf(args, 'trigger_id'));
  const facts = trigger ? { triggerAgeMs: world.clock.now() - trigger.at } : {};
  const { team_id: _teamId, ...own } = args;
  for (const { code, detail } of lintCall(method, own, facts)) {
    accuse(world, { kind: 'lint', what: method, code, detail });
  }
}
