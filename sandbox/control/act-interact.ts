import { z } from 'zod';
import { answerSuggestion, expectEmpty } from '#sandbox/delivery/acks.ts';
import { fieldOf, stateOf, valueObject } from '#sandbox/delivery/elements.ts';
import type { Json, Placed } from '#sandbox/delivery/elements.ts';
import { blockActionsPayload, suggestionPayload } from '#sandbox/delivery/payloads.ts';
import type { Surface } from '#sandbox/delivery/payloads.ts';
import { readInput } from '#sandbox/delivery/reading.ts';
import { giveResponseUrl } from '#sandbox/delivery/response-url.ts';
import { changedOn, keep, placedOn, suggestedOn } from '#sandbox/delivery/surface.ts';
import { asObject, present } from '#sandbox/present.ts';
import type { InstalledApp, User } from '#sandbox/world.ts';
import { badRequest, readBody } from './route.ts';
import { personOf, resultOf, sendFor } from './act-stage.ts';
import type { ActResult, Stage } from './act-stage.ts';
import { elementAt, surfaceOf, targetFields } from './act-target.ts';

const option = z.union([z.string(), z.looseObject({ value: z.string() })]);
const element = { ...targetFields, actionId: z.string(), blockId: z.string().optional() };

/** What somebody can put into an element: one of these, by its type. null empties it. */
const inputs = {
  value: z.union([z.string(), z.number(), z.looseObject({})]).nullable(),
  option: option.nullable(),
  options: z.array(option),
  selectedUser: z.string().nullable(),
  selectedUsers: z.array(z.string()),
  selectedChannel: z.string().nullable(),
  selectedConversation: z.string().nullable(),
  selectedConversations: z.array(z.string()),
  date: z.string().nullable(),
  time: z.string().nullable(),
  /** Epoch seconds. */
  dateTime: z.number().nullable(),
};
const interactSchema = z.strictObject({ ...element, ...z.strictObject(inputs).partial().shape });
const suggestSchema = z.strictObject({ ...element, value: z.string() });

/** An element that somebody presses or fills in. */
export type InteractAct = z.input<typeof interactSchema>;
/** What somebody types into a select menu that asks its app. */
export type SuggestAct = z.input<typeof suggestSchema>;

/** Presses or fills in one element as that person. An input that does not dispatch only keeps its value. */
export async function interact(stage: Stage, body: unknown): Promise<ActResult> {
  const { world, memory } = stage;
  const act = readBody(interactSchema, body);
  const user = personOf(world, act.user);
  const { surface, app } = surfaceOf(world, user, act);
  const placed = elementAt(surface, act.actionId, act.blockId);
  const value = pressed(stage, user, surface, placed, act);
  if (fieldOf(placed.type) !== undefined) keep(memory, surface, user.id, placed, value);
  if (placed.block['type'] === 'input' && placed.block['dispatch_action'] !== true) return { ack: 'ok', tookMs: 0 };
  const outcome = await sendFor(stage, user, parcelOf(stage, app, user, surface, placed, value), channelAt(surface));
  return resultOf(outcome, expectEmpty(world, 'block_actions', outcome.response));
}

function parcelOf(stage: Stage, app: InstalledApp, user: User, surface: Surface, placed: Placed, value: Json) {
  const { world, memory } = stage;
  const values = stateOf(placedOn(surface), changedOn(memory, surface, user.id));
  const responseUrl =
    surface.kind === 'view'
      ? undefined
      : giveResponseUrl(world, {
          appId: app.id,
          userId: user.id,
          channel: surface.channel.id,
          messageTs: surface.message.ts,
        });
  const press = { surface, placed, value, values, ...present({ responseUrl }) };
  const payload = blockActionsPayload(world, app, user, press);
  return { app, kind: 'interactive', what: 'block_actions', payload } as const;
}

const channelAt = (surface: Surface) => (surface.kind === 'message' ? surface.channel : undefined);

/** The value object of what the person did. errors: 400 for what they could not have done. */
function pressed(
  stage: Stage,
  user: User,
  surface: Surface,
  placed: Placed,
  act: z.output<typeof interactSchema>,
): Json {
  const given = Object.keys(inputs).flatMap((key) => {
    const raw: unknown = asObject(act)[key];
    return raw === undefined ? [] : [raw];
  });
  if (given.length > 1) return badRequest('one value, option or choice at a time');
  const [raw] = given;
  if (placed.type === 'button' || placed.type === 'icon_button') return pressButton(placed, raw);
  if (placed.type === 'feedback_buttons') return pressFeedback(placed, raw);
  if (raw === undefined) return badRequest(`${placed.actionId}: say what is put into the ${placed.type}`);
  const suggested = suggestedOn(stage.memory, surface, user.id);
  const read = readInput(stage.world, placed, raw, suggested);
  if ('fault' in read) return badRequest(`${placed.actionId}: ${read.fault}`);
  return placed.type === 'overflow' ? { selected_option: read.value } : valueObject(placed, read.value);
}

function pressButton({ element: button, actionId }: Placed, raw: unknown): Json {
  if (raw !== undefined && raw !== button['value']) {
    return badRequest(`${actionId}: a button has its own value, ${JSON.stringify(button['value'] ?? null)}`);
  }
  return {};
}

function pressFeedback({ element: buttons, actionId }: Placed, raw: unknown): Json {
  const both = [asObject(buttons['positive_button']), asObject(buttons['negative_button'])];
  const found = both.find((each) => each['value'] === raw);
  if (found) return { text: found['text'], value: found['value'] };
  return badRequest(`${actionId}: value must be ${both.map((each) => JSON.stringify(each['value'])).join(' or ')}`);
}

/** Slack asks the app once this much is typed, where the element does not say. Source: @slack/types 3.2.0, ExternalSelect. */
const MIN_QUERY = 3;

/** Types into a select menu that asks its app, and keeps what it offers for a choice. */
export async function suggest(stage: Stage, body: unknown): Promise<ActResult & { options?: Json[] }> {
  const { world, memory } = stage;
  const act = readBody(suggestSchema, body);
  const user = personOf(world, act.user);
  const { surface, app } = surfaceOf(world, user, act);
  const placed = elementAt(surface, act.actionId, act.blockId);
  if (!placed.type.includes('external')) return badRequest(`${act.actionId}: a ${placed.type} does not ask its app`);
  const least = Number(placed.element['min_query_length'] ?? MIN_QUERY);
  if (act.value.length < least) return badRequest(`value: Slack asks from ${least} characters on`);
  const values = stateOf(placedOn(surface), changedOn(memory, surface, user.id));
  const payload = suggestionPayload(world, app, user, { surface, placed, values, typed: act.value });
  const outcome = await stage.delivery.send({ app, kind: 'interactive', what: 'block_suggestion', payload });
  if (outcome.ack !== 'ok') return resultOf(outcome);
  const effect = answerSuggestion(world, outcome.response);
  suggestedOn(memory, surface, user.id).set(`${placed.blockId}/${placed.actionId}`, effect.options ?? []);
  return { ...resultOf(outcome, effect), ...present({ options: effect.options }) };
}
