import type { CommandAct, ShortcutAct } from './control/act-command.ts';
import type { InteractAct, SuggestAct } from './control/act-interact.ts';
import type { DeleteAct, EditAct, MessageAct, MessageResult } from './control/act-message.ts';
import type { ActResult } from './control/act-stage.ts';
import type { CloseAct, HomeAct, SubmitAct } from './control/act-view.ts';
import type { MessagePage } from './control/messages.ts';
import type { Channel, Fault, InstalledApp, LogEntry, Message, User, Violation } from './world.ts';
import type {
  ChannelDraft,
  ClockMove,
  ClockShown,
  FaultDraft,
  ShownView,
  StateSummary,
  UserChangeDraft,
  UserDraft,
} from './client-types.ts';
import type { SandboxConfig } from './config.ts';

/** An app on its way in, as the config writes it. */
export type AppDraft = NonNullable<SandboxConfig['apps']>[number];

/** A message with its replies, as the control API shows it. */
export type ShownMessage = Message & { replies: Message[] };

/** What the control API refused, with its sentence as message. */
interface ControlRefusal extends Error {
  readonly status: number;
}

/** The control API of a local Slack. Every function rejects with a ControlRefusal where the request was wrong. */
export type Control = ReturnType<typeof controlOf>;

/** The control API of the local Slack at `url`, e.g. `http://127.0.0.1:3300`. People, channels and apps go by id or name. */
export function controlOf(url: string) {
  const call = callerOf(`${url.replace(/\/$/u, '')}/_control`);
  const get = <T>(path: string): Promise<T> => call<T>('GET', path);
  const post = <T>(path: string, body: unknown = {}): Promise<T> => call<T>('POST', path, body);
  return {
    users: usersOf(call),
    channels: channelsOf(get, post),
    apps: appsOf(get, post),
    act: actsOf(post),
    clock: {
      read: () => get<ClockShown>('/clock'),
      /** To an ISO instant. */
      set: (instant: string) => post<ClockShown>('/clock', { set: instant }),
      /** By milliseconds or a duration such as `15m`, `1d`, `1h30m`. */
      advance: (by: number | string) => post<ClockShown>('/clock', { advance: by }),
      /** 1 is real time, 0 stands still. */
      speed: (speed: number) => post<ClockShown>('/clock', { speed }),
      /** Says when an app that follows this clock has something to do next, so that a jump need not try every minute. */
      wake: (app: string, at: string | null) => post<ClockShown>('/clock/wake', { app, at }),
      move: (move: ClockMove) => post<ClockShown>('/clock', move),
    },
    faults: {
      list: () => get<Fault[]>('/faults'),
      add: (fault: FaultDraft) => post<Fault>('/faults', fault),
      clear: () => call<{ removed: number }>('DELETE', '/faults'),
      remove: (id: string) => call<{ removed: number }>('DELETE', `/faults/${part(id)}`),
    },
    state: () => get<StateSummary>('/state'),
    /** Oldest first, each with its replies. `@name` is that user's direct conversation with the only app. */
    messages: (channel: string, page: MessagePage = {}) =>
      get<ShownMessage[]>(`/messages/${part(channel)}${queryOf(page)}`),
    /** One message with its replies. */
    thread: (channel: string, ts: string) => get<ShownMessage>(`/messages/${part(channel)}/${part(ts)}`),
    /** The modals that user has open, the top one last. */
    views: (user: string) => get<ShownView[]>(`/views/${part(user)}`),
    home: (user: string, app?: string) =>
      get<{ view: ShownView | null }>(`/home/${part(user)}${app === undefined ? '' : `?app=${part(app)}`}`),
    /** The log after the entry with that seq. */
    log: (since = 0) => get<LogEntry[]>(`/log?since=${since}`),
    violations: () => get<Violation[]>('/violations'),
    /** What is still under way. */
    idle: () => get<{ inFlightCalls: number; unacked: number }>('/idle'),
  };
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
type Call = <T>(method: Method, path: string, body?: unknown) => Promise<T>;
type Get = <T>(path: string) => Promise<T>;
type Post = <T>(path: string, body?: unknown) => Promise<T>;

function usersOf(call: Call) {
  return {
    list: () => call<User[]>('GET', '/users'),
    get: (user: string) => call<User>('GET', `/users/${part(user)}`),
    create: (draft: UserDraft) => call<User>('POST', '/users', draft),
    change: (user: string, change: UserChangeDraft) => call<User>('PATCH', `/users/${part(user)}`, change),
  };
}

function channelsOf(get: Get, post: Post) {
  const on = (channel: string, verb: string, body: unknown = {}): Promise<Channel> =>
    post<Channel>(`/channels/${part(channel)}/${verb}`, body);
  return {
    list: () => get<Channel[]>('/channels'),
    create: (draft: ChannelDraft) => post<Channel>('/channels', draft),
    invite: (channel: string, users: readonly string[], by?: string) => on(channel, 'invite', { users, by }),
    kick: (channel: string, user: string, by?: string) => on(channel, 'kick', { user, by }),
    archive: (channel: string, by?: string) => on(channel, 'archive', { by }),
    unarchive: (channel: string, by?: string) => on(channel, 'unarchive', { by }),
    rename: (channel: string, name: string) => on(channel, 'rename', { name }),
    makePrivate: (channel: string) => on(channel, 'make-private'),
    share: (channel: string) => on(channel, 'share'),
    unshare: (channel: string) => on(channel, 'unshare'),
    readOnly: (channel: string, value: boolean) => on(channel, 'read-only', { value }),
  };
}

function appsOf(get: Get, post: Post) {
  const on = <T>(app: string, verb: string, body: unknown = {}): Promise<T> =>
    post<T>(`/apps/${part(app)}/${verb}`, body);
  return {
    list: () => get<InstalledApp[]>('/apps'),
    install: (draft: AppDraft) => post<InstalledApp>('/apps', draft),
    uninstall: (app: string) => on<InstalledApp>(app, 'uninstall'),
    revoke: (app: string) => on<InstalledApp>(app, 'revoke'),
    reinstall: (app: string) => on<InstalledApp>(app, 'reinstall'),
    grant: (app: string, scopes: readonly string[]) => on<InstalledApp>(app, 'scopes', { granted: scopes }),
    /** A code for oauth.v2.access. */
    code: (app: string, user?: string) => on<unknown>(app, 'code', { user }),
  };
}

function actsOf(post: Post) {
  return {
    message: (act: MessageAct) => post<MessageResult>('/act/message', act),
    editMessage: (act: EditAct) => post<MessageResult>('/act/edit-message', act),
    deleteMessage: (act: DeleteAct) => post<MessageResult>('/act/delete-message', act),
    command: (act: CommandAct) => post<ActResult>('/act/command', act),
    interact: (act: InteractAct) => post<ActResult>('/act/interact', act),
    submit: (act: SubmitAct) => post<ActResult>('/act/submit', act),
    close: (act: CloseAct) => post<ActResult>('/act/close', act),
    openHome: (act: HomeAct) => post<ActResult>('/act/open-home', act),
    shortcut: (act: ShortcutAct) => post<ActResult>('/act/shortcut', act),
    suggest: (act: SuggestAct) => post<ActResult & { options?: Record<string, unknown>[] }>('/act/suggest', act),
    /** Asks the app's request URL for its challenge, as Slack does before it saves one. */
    verifyUrl: (app?: string) => post<{ ok: boolean }>('/act/verify-url', { app }),
  };
}

function callerOf(base: string): Call {
  return async <T>(method: Method, path: string, body?: unknown): Promise<T> => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`${base}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...sent,
    });
    const answer: unknown = await response.json();
    if (response.ok) return answer as T;
    const sentence = sentenceOf(answer) ?? `${method} ${path} was answered ${response.status}`;
    const refusal: ControlRefusal = Object.assign(new Error(sentence), { status: response.status });
    throw refusal;
  };
}

function sentenceOf(answer: unknown): string | undefined {
  const error: unknown = typeof answer === 'object' && answer !== null && 'error' in answer ? answer.error : undefined;
  return typeof error === 'string' ? error : undefined;
}

function queryOf(values: object): string {
  const pairs = Object.entries(values).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`;
}

const part = encodeURIComponent;
