import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { ok, refuse } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import type { ChatFailure } from '#ports/chat.ts';

/** Slack's own troubles: nobody knows whether the call had its effect. */
const UNKNOWN_OUTCOME = new Set(['internal_error', 'fatal_error', 'request_timeout']);
const LIMITED = new Set(['ratelimited', 'rate_limited']);
/** Seconds to wait when Slack asks us to wait and does not say how long. */
const UNSAID_WAIT = 30;

/** What a call gave, or why Slack did not do it. Anything else that is thrown is a bug and goes on. */
export async function tried<T>(call: () => Promise<T>): Promise<Result<T, ChatFailure>> {
  try {
    return ok(await call());
  } catch (error) {
    return refuse(failureOf(error));
  }
}

/** Why a call of the Web API failed. errors: throws what is none of the library's errors. */
export function failureOf(error: unknown): ChatFailure {
  if (error instanceof WebAPIRateLimitedError) return { kind: 'busy', seconds: error.retryAfter };
  if (error instanceof WebAPIPlatformError) return ofCode(error.data.error);
  if (error instanceof WebAPIHTTPError) {
    const code = `http_${error.statusCode}`;
    return error.statusCode >= 500 ? { kind: 'unreachable', why: code } : { kind: 'refused', code };
  }
  if (error instanceof WebAPIRequestError) return { kind: 'unreachable', why: error.original.name };
  // The library's answer to a 429 without a readable Retry-After.
  if (error instanceof Error && error.message.startsWith('Retry header')) return { kind: 'busy', seconds: UNSAID_WAIT };
  throw error;
}

function ofCode(code: string): ChatFailure {
  if (LIMITED.has(code)) return { kind: 'busy', seconds: UNSAID_WAIT };
  // An answer that is not JSON arrives here as its whole text: a proxy's error page, not Slack.
  if (!/^[\w-]{1,80}$/.test(code)) return { kind: 'unreachable', why: 'no JSON' };
  return UNKNOWN_OUTCOME.has(code) ? { kind: 'unreachable', why: code } : { kind: 'refused', code };
}
