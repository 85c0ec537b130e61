import { accuse } from '#sandbox/journal.ts';
import { asObject } from '#sandbox/present.ts';
import { checkBlocks, checkView, inWords } from '#sandbox/rules/payload.ts';
import { VIEW_STACK_MAX } from '#sandbox/rules/protocol.ts';
import { addView, closeView, externalIdTaken, markErrors, replaceView, stackOf } from '#sandbox/views.ts';
import type { InstalledApp, OpenView, World } from '#sandbox/world.ts';
import type { Json } from './elements.ts';
import { optionsOf } from './elements.ts';
import type { Delivery } from './port.ts';
import { messageProblem, sayAs } from './response-url.ts';

/** What an ack did to what the person sees. */
export interface AckEffect {
  /** Field errors now shown in the view, by block_id. */
  readonly errors?: Record<string, string>;
  /** The choices offered for what was typed. */
  readonly options?: Json[];
  /** Why Slack could not use the ack; then the person sees that something went wrong. */
  readonly refused?: string;
}

function refuse(world: World, what: string, code: string, detail: string): AckEffect {
  accuse(world, { kind: 'refused', what, code, detail });
  return { refused: `${code}: ${detail}` };
}

/** Writes down an ack that carries something where Slack reads nothing. */
export function expectEmpty(world: World, what: string, response: unknown): AckEffect {
  if (Object.keys(asObject(response)).length > 0 || (typeof response === 'string' && response !== '')) {
    const detail = 'Slack reads nothing from this ack';
    accuse(world, { kind: 'lint', what, code: 'ack_payload_ignored', detail });
  }
  return {};
}

/** Shows the body of a slash command's ack, to the one person unless it says in_channel. Nothing for an empty one. */
export function answerCommand(
  world: World,
  delivery: Delivery,
  app: InstalledApp,
  place: { channel: string; userId: string },
  response: unknown,
): AckEffect {
  const body: Json = typeof response === 'string' ? { text: response } : asObject(response);
  if (Object.keys(body).length === 0 || (Object.keys(body).length === 1 && body['text'] === '')) return {};
  const problem = messageProblem(world, body);
  if (problem) return refuse(world, 'slash_commands', 'invalid_ack', JSON.stringify(problem.body));
  sayAs(world, delivery, app, place, body);
  return {};
}

/**
 * The submitted view after the app's answer: closed, with errors, replaced, covered by another, or all of them closed.
 * source: docs.slack.dev/surfaces/modals, "response_action"
 */
export function answerSubmission(world: World, app: InstalledApp, view: OpenView, response: unknown): AckEffect {
  const body = asObject(response);
  const action = body['response_action'];
  if (Object.keys(body).length === 0) {
    closeView(world, view);
    return {};
  }
  switch (action) {
    case 'errors':
      return showErrors(world, view, asObject(body['errors']));
    case 'clear':
      for (const each of stackOf(world, view.rootViewId)) closeView(world, each);
      return {};
    case 'update':
    case 'push':
      return showView(world, app, view, action, body['view']);
    default:
      return refuse(world, 'view_submission', 'invalid_response_action', JSON.stringify(action ?? body));
  }
}

function showErrors(world: World, view: OpenView, errors: Json): AckEffect {
  const blocks: unknown[] = Array.isArray(view.view['blocks']) ? view.view['blocks'] : [];
  const inputs = blocks.map(asObject).filter((block) => block['type'] === 'input');
  const known = new Set(inputs.map((block) => block['block_id']));
  const strange = Object.keys(errors).filter((blockId) => !known.has(blockId));
  if (strange.length > 0 || Object.keys(errors).length === 0) {
    const detail = `errors must name input blocks (${[...known].join(', ')}), not ${strange.join(', ') || 'nothing'}`;
    return refuse(world, 'view_submission', 'invalid_error_block', detail);
  }
  markErrors(world, view, Object.fromEntries(Object.entries(errors).map(([blockId, text]) => [blockId, String(text)])));
  return { errors: view.errors };
}

function showView(
  world: World,
  app: InstalledApp,
  view: OpenView,
  action: 'update' | 'push',
  next: unknown,
): AckEffect {
  const faults = checkView(next, 'modal');
  if (faults.length > 0) return refuse(world, 'view_submission', 'invalid_view', faults.map(inWords).join('; '));
  const content = asObject(next);
  if (externalIdTaken(world, app.id, content, action === 'update' ? view.id : undefined)) {
    return refuse(world, 'view_submission', 'duplicate_external_id', String(content['external_id']));
  }
  if (action === 'update') {
    replaceView(world, view, content);
    return {};
  }
  if (stackOf(world, view.rootViewId).length >= VIEW_STACK_MAX) {
    return refuse(world, 'view_submission', 'push_limit_reached', `${VIEW_STACK_MAX} views are open`);
  }
  addView(world, { app, userId: view.userId, kind: 'modal', view: content, under: view });
  return {};
}

/** The choices that an answer to block_suggestion offers, by the rules of a select menu's options. */
export function answerSuggestion(world: World, response: unknown): AckEffect {
  const { options, option_groups } = asObject(response);
  const given = options === undefined ? { option_groups } : { options };
  const list = options ?? option_groups;
  if (Array.isArray(list) && list.length === 0) return { options: [] };
  const faults = checkBlocks([{ type: 'actions', elements: [{ type: 'static_select', ...given }] }], 'modal');
  if (faults.length > 0) return refuse(world, 'block_suggestion', 'invalid_options', faults.map(inWords).join('; '));
  return { options: optionsOf(given) };
}
