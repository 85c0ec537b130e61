import type { Delivery } from '#sandbox/delivery/port.ts';
import { post } from '#sandbox/messages.ts';
import type { NewMessage } from '#sandbox/messages.ts';
import { asObject } from '#sandbox/present.ts';
import { checkMessage, inWords, messageRefusal } from '#sandbox/rules/payload.ts';
import { checkText, splitLongText, TEXT_TRUNCATED_AFTER } from '#sandbox/rules/text.ts';
import { fillBlockIds } from '#sandbox/views.ts';
import type { Channel, Message, PayloadError, World } from '#sandbox/world.ts';
import { arrayIf, flagOf, refuse, textOf } from './call.ts';
import type { Call, Refusal } from './call.ts';

/** The refusal of what a message says, from its text to its blocks and metadata; null where Slack takes it. */
export function payloadRefusal(call: Call): Refusal | null {
  const error = checkText(call.method, call.args);
  if (error) return refuse(error);
  const errors = [
    ...checkMessage(call.args, call.world.settings.unknownBlocks),
    ...fileErrors(call.world, call.args['blocks'], '/blocks'),
  ];
  const code = messageRefusal(errors);
  if (code) return refuseWith(code, errors);
  return call.args['metadata'] === undefined || metadataOf(call.args) ? null : refuse('invalid_metadata_format');
}

/** The refusal of a payload with all its faults, in both places where Slack writes them. */
export function refuseWith(code: string, errors: readonly PayloadError[]): Refusal {
  return refuse(code, { errors, response_metadata: { messages: errors.map(inWords) } });
}

/** Slack refuses a picture whose file it is still working on. Source: slackapi/java-slack-sdk issue 1335. */
function fileErrors(world: World, value: unknown, pointer: string): PayloadError[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => fileErrors(world, item, `${pointer}/${index}`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, field]: [string, unknown]) => {
    const at = `${pointer}/${key}`;
    if (key !== 'slack_file') return fileErrors(world, field, at);
    const id = asObject(field)['id'];
    if (typeof id !== 'string' || world.files.get(id)?.mimetype) return [];
    return [{ code: 'failed_constraint', message: 'invalid slack file', pointer: at }];
  });
}

/** The message that the arguments describe, as the app's own. */
export function draftOf(call: Call, channel: Channel, threadTs: string | undefined): NewMessage {
  const { args, app, world } = call;
  const blocks = arrayIf(args, 'blocks');
  return {
    channel,
    user: app.botUserId,
    botId: app.botId,
    appId: app.id,
    text: (textOf(args, 'text') || textOf(args, 'markdown_text')).slice(0, TEXT_TRUNCATED_AFTER),
    blocks: blocks && fillBlockIds(world, blocks),
    attachments: arrayIf(args, 'attachments'),
    metadata: metadataOf(args),
    threadTs,
    subtype: threadTs && flagOf(args, 'reply_broadcast') ? 'thread_broadcast' : undefined,
  };
}

function metadataOf(args: Record<string, unknown>): Message['metadata'] {
  const { event_type, event_payload } = asObject(args['metadata']);
  const isObject = typeof event_payload === 'object' && event_payload !== null && !Array.isArray(event_payload);
  if (typeof event_type !== 'string' || event_type === '' || !isObject) return undefined;
  return { event_type, event_payload: asObject(event_payload) };
}

/** Posts the draft; a text too long for one message becomes several, of which the first is the one that Slack names. */
export function postParts(world: World, delivery: Delivery, draft: NewMessage, args: Record<string, unknown>): Message {
  const whole = draft.blocks || draft.attachments || textOf(args, 'markdown_text') !== '';
  const [first = '', ...others] = whole ? [draft.text] : splitLongText(draft.text);
  const message = post(world, delivery, { ...draft, text: first });
  for (const text of others) post(world, delivery, { ...draft, text, metadata: undefined });
  return message;
}
