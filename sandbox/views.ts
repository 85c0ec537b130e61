import { asObject, present } from './present.ts';
import type { InstalledApp, OpenView, World } from './world.ts';

/** Elements that take an action_id; anything else in `elements` (text, images, rich text parts) takes none. */
const INTERACTIVE =
  /^(button|workflow_button|icon_button|feedback_buttons|overflow|checkboxes|radio_buttons|(multi_)?(static|external|users|conversations|channels)_select|(date|time|datetime)picker|(plain|rich)_text_input|(number|email|url)(_text)?_input|file_input)$/;

/** A view about to be shown, and under what. */
export interface NewView {
  app: InstalledApp;
  userId: string;
  kind: OpenView['kind'];
  /** As the app sent it. */
  view: Record<string, unknown>;
  /** The view it is pushed on. */
  under?: OpenView;
}

/** The view, open in front of the user. A modal that is not pushed closes the modals of the same app that were open. */
export function addView(world: World, draft: NewView): OpenView {
  const { app, userId, kind, under } = draft;
  if (kind === 'modal' && !under) closeModals(world, app.id, userId);
  const id = world.nextId('V');
  const open: OpenView = {
    id,
    appId: app.id,
    userId,
    view: fillIds(world, draft.view),
    hash: nextHash(world),
    rootViewId: under?.rootViewId ?? id,
    ...present({ previousViewId: under?.id }),
    state: {},
    kind,
    errors: {},
    open: true,
  };
  if (kind === 'home') world.homes.set(`${app.id}:${userId}`, open);
  else world.views.set(id, open);
  touchView(world, open);
  return open;
}

/** The open view with another content: a new hash, and of what was typed only what has the same block_id and action_id. */
export function replaceView(world: World, open: OpenView, view: Record<string, unknown>): OpenView {
  const filled = fillIds(world, view);
  open.view = filled;
  open.hash = nextHash(world);
  open.errors = {};
  open.state = keptState(open.state, filled);
  touchView(world, open);
  return open;
}

/** The view with these field errors under its inputs, by block_id. */
export function markErrors(world: World, open: OpenView, errors: Record<string, string>): void {
  open.errors = errors;
  touchView(world, open);
}

/** Takes the view from the screen. */
export function closeView(world: World, open: OpenView): void {
  open.open = false;
  touchView(world, open);
}

function touchView({ changes }: World, { kind, userId }: OpenView): void {
  changes.note(`${kind === 'home' ? 'home' : 'views'}:${userId}`);
}

/** The open modals of one stack, the bottom one first. */
export function stackOf(world: World, rootViewId: string): OpenView[] {
  return [...world.views.values()].filter((view) => view.open && view.rootViewId === rootViewId);
}

/** Closes every open modal of that app in front of that user. */
function closeModals(world: World, appId: string, userId: string): void {
  for (const view of world.views.values()) {
    if (view.appId === appId && view.userId === userId && view.open) closeView(world, view);
  }
}

/** True where another open view of this app (or a published Home) has the external_id of `view`. */
export function externalIdTaken(world: World, appId: string, view: Record<string, unknown>, own?: string): boolean {
  const wanted = view['external_id'];
  if (typeof wanted !== 'string' || wanted === '') return false;
  return [...world.views.values(), ...world.homes.values()].some(
    (other) => other.open && other.appId === appId && other.id !== own && other.view['external_id'] === wanted,
  );
}

/** A view as responses and payloads carry it. Source: docs.slack.dev/reference/objects/view-object. */
export function viewJson(world: World, open: OpenView): Record<string, unknown> {
  const { view } = open;
  const modal = {
    title: view['title'] ?? null,
    close: view['close'] ?? null,
    submit: view['submit'] ?? null,
    submit_disabled: view['submit_disabled'] ?? false,
    previous_view_id: open.previousViewId ?? null,
  };
  return {
    id: open.id,
    team_id: world.team.id,
    type: open.kind,
    ...(open.kind === 'modal' ? modal : { title: null, close: null, submit: null, previous_view_id: null }),
    blocks: view['blocks'] ?? [],
    private_metadata: view['private_metadata'] ?? '',
    callback_id: view['callback_id'] ?? '',
    external_id: view['external_id'] ?? '',
    clear_on_close: view['clear_on_close'] ?? false,
    notify_on_close: view['notify_on_close'] ?? false,
    state: { values: open.state },
    hash: open.hash,
    root_view_id: open.rootViewId,
    app_id: open.appId,
    app_installed_team_id: world.team.id,
    bot_id: world.apps.get(open.appId)?.botId ?? '',
  };
}

/** A copy of a view or message whose blocks and interactive elements all have their ids, made up where left out. */
function fillIds(world: World, view: Record<string, unknown>): Record<string, unknown> {
  return Array.isArray(view['blocks']) ? { ...view, blocks: fillBlockIds(world, view['blocks']) } : { ...view };
}

/** Copies of the blocks with ids made up where they were left out. */
export function fillBlockIds(world: World, blocks: readonly unknown[]): unknown[] {
  return blocks.map((raw) => {
    const block = asObject(raw);
    const filled: Record<string, unknown> = { ...block, block_id: block['block_id'] ?? shortId(world) };
    for (const place of ['element', 'accessory']) {
      if (place in block) filled[place] = fillActionId(world, block[place]);
    }
    const elements = block['elements'];
    if (Array.isArray(elements)) filled['elements'] = elements.map((element: unknown) => fillActionId(world, element));
    return filled;
  });
}

function fillActionId(world: World, raw: unknown): unknown {
  const element = asObject(raw);
  const type = element['type'];
  if (typeof type !== 'string' || !INTERACTIVE.test(type)) return raw;
  return { ...element, action_id: element['action_id'] ?? shortId(world) };
}

/** The interactive elements of a block that has been through `fillIds`. */
export function elementsOf(rawBlock: unknown): Record<string, unknown>[] {
  const block = asObject(rawBlock);
  const list: unknown[] = Array.isArray(block['elements']) ? block['elements'] : [];
  return [block['element'], block['accessory'], ...list]
    .map(asObject)
    .filter((element) => typeof element['action_id'] === 'string');
}

function keptState(state: OpenView['state'], view: Record<string, unknown>): OpenView['state'] {
  const kept: OpenView['state'] = {};
  const blocks: unknown[] = Array.isArray(view['blocks']) ? view['blocks'] : [];
  for (const block of blocks) {
    const blockId = String(asObject(block)['block_id']);
    for (const element of elementsOf(block)) {
      const actionId = String(element['action_id']);
      const value = state[blockId]?.[actionId];
      if (value !== undefined) kept[blockId] = { ...kept[blockId], [actionId]: value };
    }
  }
  return kept;
}

const shortId = (world: World): string => world.nextId('').slice(-5);
const nextHash = (world: World): string =>
  `${Math.floor(world.clock.now() / 1000)}.${world.nextId('').slice(-8).toLowerCase()}`;
