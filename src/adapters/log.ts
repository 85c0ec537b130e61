import { pino } from 'pino';
import type { DestinationStream } from 'pino';
import type { Log } from '#ports/log.ts';

/** Fields that hold what a person wrote or a secret, whatever they hold; nobody should pass them, and nobody can. */
const HIDDEN =
  /^(?:.*tokens?|authorization|text|blocks|view|payload|values|message|words|cookie|.*secrets?|response_?url)$/i;
const TOKEN = /x(?:ox[abcdeprs]|app)(?:\.x[a-z]+)?-[\w-]+/g;
/** Addresses that are secrets themselves: whoever has one may post or connect. */
const SECRET_ADDRESS =
  /\b(?:https?|wss?):\/\/[^\s"'<>]*(?:hooks\.slack|\/services\/|\/commands\/|\/actions\/|[?&]ticket=|response_url)[^\s"'<>]*/gi;
const DEEPEST = 6;

/** A log of JSON lines on `to` (standard output without it); no token and no secret address gets through. */
export function createLog(level: 'debug' | 'info' | 'warn' | 'error', to?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (name: string) => ({ level: name }) },
  };
  const lines = to ? pino(options, to) : pino(options);
  return {
    info: (sentence, facts) => lines.info(scrubFacts(facts), scrub(sentence)),
    warn: (sentence, facts) => lines.warn(scrubFacts(facts), scrub(sentence)),
    error: (sentence, facts) => lines.error(scrubFacts(facts), scrub(sentence)),
  };
}

/** `text` with Slack tokens and addresses that carry a secret replaced. */
export function scrub(text: string): string {
  return text.replace(SECRET_ADDRESS, '[address]').replace(TOKEN, '[token]');
}

function scrubFacts(facts: object | undefined): object {
  const scrubbed = facts instanceof Error ? { error: facts } : (facts ?? {});
  return Object.fromEntries(Object.entries(scrubbed).map(([key, value]) => [key, scrubValue(key, value, 1)]));
}

function scrubValue(key: string, value: unknown, depth: number): unknown {
  if (HIDDEN.test(key) && value !== null && value !== undefined) return '[hidden]';
  if (typeof value === 'string') return scrub(value);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Error) return errorFacts(value, depth);
  if (depth >= DEEPEST) return '[deeper]'; // also where an object holds itself
  if (Array.isArray(value)) return value.map((item) => scrubValue('', item, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, scrubValue(name, inner, depth + 1)]));
}

/** What helps to find a bug: errors quote what they were given, so quoted parts go, and the stack keeps its places only. */
function errorFacts(error: Error, depth: number): object {
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const code = 'code' in error && typeof error.code === 'string' ? { code: scrub(error.code) } : {};
  const cause = error.cause === undefined || depth >= DEEPEST ? {} : { cause: scrubValue('', error.cause, depth + 1) };
  const what = scrub(error.message.replace(/"[^"]*"|'[^']*'|`[^`]*`/g, '"…"'));
  return { name: error.name, what, ...code, places: places.map((line) => line.trim()), ...cause };
}
