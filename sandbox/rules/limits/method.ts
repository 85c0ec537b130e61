export type ConversationKind = 'public' | 'private' | 'im' | 'mpim';

type ByKind = Readonly<Record<ConversationKind, readonly string[]>>;

/** What Slack asks of a call of one Web API method. */
export interface MethodRule {
  /** Requests a minute: see `RATE_TIERS`. `special`: limits of its own, or none published. */
  readonly tier: 1 | 2 | 3 | 4 | 'special';
  /** `none`: works without any token. */
  readonly token: 'bot' | 'app' | 'none';
  /** One of these is needed; none when empty. */
  readonly scopes: readonly string[];
  /** Where the scope depends on the kind of conversation: one of these for each kind. */
  readonly scopesByKind?: ByKind;
  readonly args: readonly string[];
  readonly required: readonly string[];
  /** Of each group one must be there. */
  readonly oneOf?: readonly (readonly string[])[];
  /** Takes any argument. */
  readonly open?: true;
}

/** Facts about a conversation. Source: docs.slack.dev/reference/methods/conversations.info. */
export const READING: ByKind = {
  public: ['channels:read'],
  private: ['groups:read'],
  im: ['im:read'],
  mpim: ['mpim:read'],
};

/** Its messages. Source: docs.slack.dev/reference/methods/conversations.history. */
export const HISTORY: ByKind = {
  public: ['channels:history'],
  private: ['groups:history'],
  im: ['im:history'],
  mpim: ['mpim:history'],
};

/** Opening one. Source: docs.slack.dev/reference/methods/conversations.open. */
export const OPENING: ByKind = {
  public: ['channels:manage'],
  private: ['groups:write'],
  im: ['im:write'],
  mpim: ['mpim:write'],
};

/** Bringing people in. Source: docs.slack.dev/reference/methods/conversations.invite. */
export const INVITING: ByKind = {
  public: ['channels:write.invites', 'channels:manage'],
  private: ['groups:write.invites', 'groups:write'],
  im: ['im:write'],
  mpim: ['mpim:write'],
};

/** The words of a line. */
export const words = (line: string): readonly string[] => (line === '' ? [] : line.split(' '));
