import { accuse, record } from '#sandbox/journal.ts';
import { asObject } from '#sandbox/present.ts';
import { edit, findMessage, post, remove } from '#sandbox/messages.ts';
import { lintCall } from '#sandbox/rules/lint.ts';
import { checkMessage, inWords, messageRefusal } from '#sandbox/rules/payload.ts';
import { RESPONSE_URL_MS, RESPONSE_URL_USES } from '#sandbox/rules/protocol.ts';
import { checkText } from '#sandbox/rules/text.ts';
import { fillBlockIds } from '#sandbox/views.ts';
import type { InstalledApp, Message, ResponseUrl, World } from '#sandbox/world.ts';
import type { Delivery } from './port.ts';

/** What a use of a response_url is answered. */
export interface UrlAnswer {
  status: number;
  body: unknown;
}

/** Fields that only a response_url takes, besides those of chat.postMessage. Source: docs.slack.dev/interactivity/handling-user-interaction. */
const OWN_FIELDS = new Set(['response_type', 'replace_original', 'delete_original', 'thread_ts']);

/** A URL through which the app may answer this person here, five times in half an hour. */
export function giveResponseUrl(world: World, url: Omit<ResponseUrl, 'id' | 'at' | 'uses'>): string {
  const id = world.nextId('R');
  world.responseUrls.set(id, { ...url, id, at: world.clock.now(), uses: 0 });
  return `${world.url}/response/${id}`;
}

/** The answer to a use of a response_url, its message posted, replaced or deleted. A refused use is not counted. */
export function respondTo(world: World, delivery: Delivery, id: string, body: Record<string, unknown>): UrlAnswer {
  const url = world.responseUrls.get(id);
  const app = url && world.apps.get(url.appId);
  const answer = url && app ? useUrl(world, delivery, url, app, body) : refused('expired_url', 404);
  const verdict = answer.status === 200 ? 'ok' : String(asObject(answer.body)['error']);
  const appId = app?.id ?? '';
  record(world, {
    direction: 'call',
    what: 'response_url',
    appId,
    args: { id, ...body },
    verdict,
    response: answer.body,
  });
  if (answer.status !== 200) {
    accuse(world, { kind: 'refused', what: 'response_url', code: verdict, detail: JSON.stringify(answer.body) });
  }
  return answer;
}

function useUrl(
  world: World,
  delivery: Delivery,
  url: ResponseUrl,
  app: InstalledApp,
  body: Record<string, unknown>,
): UrlAnswer {
  if (world.clock.now() - url.at > RESPONSE_URL_MS) return refused('expired_url', 404);
  if (url.uses >= RESPONSE_URL_USES) return refused('used_url', 404);
  if (isOn(body['delete_original'])) {
    if (url.messageTs === undefined) return refused('no_original', 400);
    url.uses += 1;
    const original = findMessage(world, url.channel, url.messageTs);
    if (original) remove(world, delivery, original);
    return { status: 200, body: { ok: true } };
  }
  const problem = messageProblem(world, body);
  if (problem) return problem;
  url.uses += 1;
  sayThere(world, delivery, url, app, body);
  return { status: 200, body: { ok: true } };
}

/** What Slack refuses in a message that does not come through the Web API; null where it takes it. Lints are written down. */
export function messageProblem(world: World, body: Record<string, unknown>): UrlAnswer | null {
  const args = Object.fromEntries(Object.entries(body).filter(([key]) => !OWN_FIELDS.has(key)));
  const textRefusal = checkText('chat.postMessage', args);
  if (textRefusal) return refused(textRefusal, 400);
  const errors = checkMessage(args, world.settings.unknownBlocks);
  const refusal = messageRefusal(errors);
  if (refusal) return { status: 400, body: { ok: false, error: refusal, errors: errors.map(inWords) } };
  for (const { code, detail } of lintCall('chat.postMessage', args)) {
    accuse(world, { kind: 'lint', what: 'response_url', code, detail });
  }
  return null;
}

function sayThere(
  world: World,
  delivery: Delivery,
  url: ResponseUrl,
  app: InstalledApp,
  body: Record<string, unknown>,
): void {
  const original = url.messageTs === undefined ? undefined : findMessage(world, url.channel, url.messageTs);
  if (isOn(body['replace_original']) && url.messageTs === undefined) {
    const detail = 'a slash command has no message that could be replaced: a new one is shown';
    accuse(world, { kind: 'lint', what: 'response_url', code: 'nothing_to_replace', detail });
  }
  if (isOn(body['replace_original']) && original) {
    edit(world, delivery, original, { ...contentOf(world, body), blocks: blocksOf(world, body) ?? [] });
    return;
  }
  const threadTs = body['thread_ts'];
  sayAs(world, delivery, app, url, body, typeof threadTs === 'string' ? threadTs : undefined);
}

/** A message of the app for one person, or for all of the channel with `response_type: in_channel`. Nothing where the channel is gone. */
export function sayAs(
  world: World,
  delivery: Delivery,
  app: InstalledApp,
  place: { channel: string; userId: string },
  body: Record<string, unknown>,
  threadTs?: string,
): Message | null {
  const channel = world.channels.get(place.channel);
  if (!channel) return null;
  const forAll = body['response_type'] === 'in_channel';
  return post(world, delivery, {
    channel,
    user: app.botUserId,
    botId: app.botId,
    appId: app.id,
    subtype: undefined,
    threadTs,
    ephemeralTo: forAll ? undefined : place.userId,
    ...contentOf(world, body),
  });
}

function contentOf(world: World, body: Record<string, unknown>) {
  const text = body['text'] ?? body['markdown_text'];
  const attachments = body['attachments'];
  return {
    text: typeof text === 'string' ? text : '',
    blocks: blocksOf(world, body),
    attachments: Array.isArray(attachments) ? attachments : undefined,
  };
}

function blocksOf(world: World, body: Record<string, unknown>): unknown[] | undefined {
  return Array.isArray(body['blocks']) ? fillBlockIds(world, body['blocks']) : undefined;
}

const isOn = (flag: unknown): boolean => flag === true || flag === 'true';
const refused = (error: string, status: number): UrlAnswer => ({ status, body: { ok: false, error } });
