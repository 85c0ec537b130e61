/** Slack's own limit for a field of a form. units: characters */
export const FIELD_MAX = 3_000;

/** The four questions as somebody answers them in the form. */
export interface FormWords {
  readonly done: string;
  readonly plan: string;
  readonly blockers?: string;
  readonly evidence?: string;
}

/** Somebody in the workspace. */
export interface Person {
  /** As in Slack: small letters. */
  readonly name: string;
  readonly realName: string;
  /** IANA name; null: Slack knows none. */
  readonly tz: string | null;
  readonly admin?: boolean;
  readonly guest?: 'single' | 'multi';
  readonly bot?: boolean;
}

/** Who is in the workspace, and the channel they work in. */
export interface Workspace {
  readonly name: string;
  readonly people: readonly Person[];
  readonly channel: string;
  /** Names of those in the channel from the start. */
  readonly members: readonly string[];
}
