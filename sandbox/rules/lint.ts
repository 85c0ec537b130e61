/** What the linter must be told, because it is not in the arguments. */
export interface LintFacts {
  /** Broadcasts that the caller's settings allow, e.g. `<!here>`. */
  readonly allowedBroadcasts?: readonly string[];
}

export interface Lint {
  readonly code: string;
  readonly detail: string;
}

/** What is legal at Slack in this call and still careless. */
export function lintCall(_method: string, _args: Record<string, unknown>, _facts: LintFacts = {}): Lint[] {
  return [];
}
