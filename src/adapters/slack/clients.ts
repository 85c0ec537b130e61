import { WebClient } from '@slack/web-api';
import type { Logger } from '@slack/bolt';

/** Where Slack is and who speaks. */
export interface SlackAccess {
  readonly botToken: string;
  /** Ends with a slash. */
  readonly apiUrl: string;
  readonly logger: Logger;
}

/** The two ways to call Slack; neither is shared with Bolt or a socket, so nothing can slow them down together. */
export interface Clients {
  /** For what a person waits for: a trigger lives three seconds. */
  readonly interactive: WebClient;
  /** For everything else. */
  readonly background: WebClient;
}

/** A trigger lives 3 s from the press, and part of that is gone when we hear of it. */
const INTERACTIVE_TIMEOUT_MS = 2_500;
const BACKGROUND_TIMEOUT_MS = 10_000;

/**
 * Both clients. Neither retries: a post whose answer was lost would be posted twice. Neither waits out a rate limit: a
 * WebClient that does stops all its other calls too.
 */
export function createClients({ botToken, apiUrl, logger }: SlackAccess): Clients {
  const client = (timeout: number): WebClient =>
    new WebClient(botToken, {
      slackApiUrl: apiUrl,
      timeout,
      logger,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    });
  return { interactive: client(INTERACTIVE_TIMEOUT_MS), background: client(BACKGROUND_TIMEOUT_MS) };
}
