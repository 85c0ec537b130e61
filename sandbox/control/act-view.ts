import { z } from 'zod';
import { answerSubmission, expectEmpty } from '#sandbox/delivery/acks.ts';
import { currentValue, fieldOf, isEmptyValue, stateOf, valueObject } from '#sandbox/delivery/elements.ts';
import type { Json, Placed, Values } from '#sandbox/delivery/elements.ts';
import { closedPayload, submissionPayload } from '#sandbox/delivery/payloads.ts';
import { clientComplaint, readInput } from '#sandbox/delivery/reading.ts';
import { giveResponseUrl } from '#sandbox/delivery/response-url.ts';
import { changedOn, keep, placedOn, suggestedOn } from '#sandbox/delivery/surface.ts';
import { asObject, present } from '#sandbox/present.ts';
import { closeView, markErrors, stackOf, viewJson } from '#sandbox/views.ts';
import type { InstalledApp, OpenView, User, World } from '#sandbox/world.ts';
import { appOf } from './lookup.ts';
import { badRequest, readBody } from './route.ts';
import { personOf, reachable, resultOf, sendFor, worstOf } from './act-stage.ts';
import type { ActResult, Stage } from './act-stage.ts';
import { directWith } from './act-message.ts';
import { topView } from './act-target.ts';

const submitSchema = z.strictObject({
  user: z.string(),
  /** The modal on top, where absent. */
  viewId: z.string().optional(),
  /** What is typed before pressing Submit: block_id -> action_id -> value. */
  values: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
});
const closeSchema = z.strictObject({
  user: z.string(),
  viewId: z.string().optional(),
  /** The x that closes the whole stack, instead of Cancel. */
  clear: z.boolean().default(false),
});
const homeSchema = z.strictObject({
  user: z.string(),
  app: z.string().optional(),
  tab: z.enum(['home', 'messages']).default('home'),
});

/** A modal that somebody submits. */
export type SubmitAct = z.input<typeof submitSchema>;
/** A modal that somebody closes. */
export type CloseAct = z.input<typeof closeSchema>;
/** An app's home that somebody opens. */
export type HomeAct = z.input<typeof homeSchema>;

/** Fills in and submits a modal as that person. errors: 400 for all that Slack's client would not let through. */
export async function submit(stage: Stage, body: unknown): Promise<ActResult> {
  const { world, memory } = stage;
  const { user: ref, viewId, values } = readBody(submitSchema, body);
  const user = personOf(world, ref);
  const view = topView(world, user, viewId);
  const app = reachable(world.apps.get(view.appId));
  if (view.view['submit'] === undefined) return badRequest('the view has no submit button');
  if (view.view['submit_disabled'] === true) return badRequest('the submit button of the view is disabled');
  const surface = { kind: 'view', view } as const;
  const placed = placedOn(surface);
  const faults = [...fillIn(stage, user, view, placed, values), ...complaints(placed, changedOn(memory, surface, ''))];
  if (faults.length > 0) return badRequest(faults.join('; '));
  markErrors(world, view, {});
  const state = stateOf(placed, changedOn(memory, surface, user.id));
  const responseUrls = responseUrlsOf(world, app, user, placed, state);
  const payload = submissionPayload(world, app, user, { view, values: state, responseUrls });
  const outcome = await sendFor(stage, user, { app, kind: 'interactive', what: 'view_submission', payload });
  if (outcome.ack !== 'ok') return resultOf(outcome);
  return resultOf(outcome, answerSubmission(world, app, view, outcome.response));
}

/** Puts the values in; gives what could not be. */
function fillIn(
  { world, memory }: Stage,
  user: User,
  view: OpenView,
  placed: readonly Placed[],
  values: Record<string, Record<string, unknown>>,
): string[] {
  const surface = { kind: 'view', view } as const;
  const suggested = suggestedOn(memory, surface, user.id);
  const entries = Object.entries(values).flatMap(([blockId, actions]) =>
    Object.entries(actions).map(([actionId, raw]) => ({ blockId, actionId, raw })),
  );
  return entries.flatMap(({ blockId, actionId, raw }) => {
    const found = placed.find((each) => each.blockId === blockId && each.actionId === actionId);
    if (!found) {
      return `${blockId}/${actionId}: is not in the view; there are ${placed.map((each) => `${each.blockId}/${each.actionId}`).join(', ')}`;
    }
    if (found.block['type'] !== 'input') return `${blockId}/${actionId}: is no input; use interact`;
    const read = readInput(world, found, raw, suggested);
    if ('fault' in read) return `${blockId}/${actionId}: ${read.fault}`;
    keep(memory, surface, user.id, found, valueObject(found, read.value));
    return [];
  });
}

function complaints(placed: readonly Placed[], changed: Values): string[] {
  return placed
    .filter(({ block }) => block['type'] === 'input')
    .flatMap((each) => {
      const value = currentValue(each, changed);
      const name = `${each.blockId}/${each.actionId}`;
      if (isEmptyValue(each.type, value)) {
        return each.block['optional'] === true ? [] : [`${name}: please complete this required field`];
      }
      const complaint = clientComplaint(each, value[fieldOf(each.type) ?? '']);
      return complaint === null ? [] : [`${name}: ${complaint}`];
    });
}

function responseUrlsOf(world: World, app: InstalledApp, user: User, placed: readonly Placed[], state: Values): Json[] {
  return placed.flatMap(({ element, blockId, actionId, type }) => {
    const chosen = asObject(state[blockId]?.[actionId])[fieldOf(type) ?? ''];
    if (element['response_url_enabled'] !== true || typeof chosen !== 'string') return [];
    const response_url = giveResponseUrl(world, { appId: app.id, userId: user.id, channel: chosen });
    return [{ block_id: blockId, action_id: actionId, channel_id: chosen, response_url }];
  });
}

/** Closes a modal as that person: the top one, or with `clear` the whole stack. */
export async function close(stage: Stage, body: unknown): Promise<ActResult> {
  const { world, memory } = stage;
  const { user: ref, viewId, clear } = readBody(closeSchema, body);
  const user = personOf(world, ref);
  const top = topView(world, user, viewId);
  const all = clear || top.view['clear_on_close'] === true;
  const closing = all ? stackOf(world, top.rootViewId) : [top];
  const app = world.apps.get(top.appId);
  for (const view of closing) closeView(world, view);
  const told = closing.filter(({ view }) => view['notify_on_close'] === true);
  const outcomes = told.map(async (view) => {
    const surface = { kind: 'view', view } as const;
    const values = stateOf(placedOn(surface), changedOn(memory, surface, user.id));
    const payload = closedPayload(world, reachable(app), user, { view, values, isCleared: all });
    const parcel = { app: reachable(app), kind: 'interactive', what: 'view_closed', payload } as const;
    const outcome = await stage.delivery.send(parcel);
    expectEmpty(world, 'view_closed', outcome.response);
    return outcome;
  });
  return worstOf(await Promise.all(outcomes));
}

/** Opens an app's home as that person; the app hears of it each time. Source: docs.slack.dev/reference/events/app_home_opened. */
export async function openHome({ world, delivery }: Stage, body: unknown): Promise<ActResult> {
  const { user: ref, app: appRef, tab } = readBody(homeSchema, body);
  const user = personOf(world, ref);
  const app = appOf(world, appRef);
  const home = app.manifest.features?.app_home;
  const isThere = tab === 'home' ? home?.home_tab_enabled : home?.messages_tab_enabled;
  if (isThere !== true) return badRequest(`tab: the ${tab} tab is off (features.app_home.${tab}_tab_enabled)`);
  if (app.state !== 'installed') return badRequest('the app is not installed any more');
  const published = world.homes.get(`${app.id}:${user.id}`);
  const view = tab === 'home' && published ? viewJson(world, published) : undefined;
  const channel = directWith(world, user, app).id;
  const event = { type: 'app_home_opened', user: user.id, channel, tab, event_ts: world.nextTs() };
  const outcome = await delivery.emitTo(app, { ...event, ...present({ view }) });
  return worstOf(outcome ? [outcome] : []);
}
