/** What the local Slack writes down about itself, the faults and the settings it is asked for. Every time is epoch ms on its clock. */
export interface LogEntry {
  readonly seq: number;
  readonly at: number;
  readonly direction: 'call' | 'delivery' | 'act';
  /** Web API method, or the type of what was delivered (`slash_commands`, `block_actions`, `event:message` …). */
  readonly what: string;
  readonly appId: string;
  readonly args: unknown;
  /** `ok`, a Slack error code, `429`, `acked`, `late`, `lost`, or the name of the fault that struck. */
  verdict: string;
  response?: unknown;
  /** Milliseconds of real time from sending to ack, for a delivery. */
  tookMs?: number;
}

export interface Violation {
  readonly at: number;
  /** `refused`: Slack answers with an error. `lint`: Slack lets it pass, a careful bot does not do it. `late-ack`: over 3 s. */
  readonly kind: 'refused' | 'lint' | 'late-ack';
  readonly what: string;
  readonly code: string;
  readonly detail: string;
}

/** A fault on request: where it strikes, what it does, how often. */
export interface Fault {
  readonly id: string;
  readonly kind: '429' | '500' | 'lost-response' | 'delay' | 'duplicate' | 'reorder' | 'drop-socket' | 'ghost';
  /** A Web API method, a delivery type (`event:message`, `block_actions` …), or `*`. */
  readonly where: string;
  /** Strikes left. */
  times: number;
  /** Matching calls to let pass first. */
  after: number;
  /** `429`: seconds of Retry-After. `delay`: milliseconds. */
  readonly amount?: number;
}

/** One broken rule in a payload, in the shape of `blocks.validate`. Source: docs.slack.dev/reference/methods/blocks.validate. */
export interface PayloadError {
  readonly code: string;
  readonly message: string;
  /** JSON pointer into the arguments, e.g. `/blocks/0/text/type`. */
  readonly pointer: string;
  readonly constraint?: { type: string; expected?: unknown; got?: unknown };
}

/** Rules that only the sandbox knows, and may relax. */
export interface Settings {
  /** Which reading of the 2025-05-29 rate rules for history applies. */
  historyLimits: 'internal' | 'commercial';
  /** Posts a minute in the whole workspace ("several hundred"). */
  postsPerMinute: number;
  /** Seconds a Socket Mode connection lives before Slack asks for a refresh; 0: for ever. */
  socketLifetime: number;
  /** Types of blocks that this workspace does not know yet: Slack rolls new ones out by and by. */
  unknownBlocks: readonly string[];
}
