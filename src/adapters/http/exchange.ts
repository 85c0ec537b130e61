import type { IncomingMessage, ServerResponse } from 'node:http';
import { refuse, ok, type Result } from '#domain/result.ts';

/** A reading is some hundred bytes; whoever sends more than this sends something else. units: bytes */
const MOST_BYTES = 65_536;

/** What went wrong, as RFC 9457 says it. */
export interface Problem {
  readonly status: number;
  readonly title: string;
  /** What to do about it. */
  readonly detail: string;
  readonly faults?: readonly { readonly field: string; readonly detail: string }[];
  /** units: seconds */
  readonly retryAfter?: number;
}

/** The whole body; null: it is longer than a reading can be. */
export async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES) return null;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST_BYTES) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** The JSON in a body. */
export function jsonIn(body: Buffer): Result<unknown, Problem> {
  try {
    return ok(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)));
  } catch {
    const detail = 'The body is not JSON. Numbers have a decimal point; NaN and Infinity are not JSON.';
    return refuse({ status: 400, title: 'Not JSON', detail });
  }
}

/** The secret that a request carries; null: none. */
export function bearerOf({ headers }: IncomingMessage): string | null {
  return /^Bearer +(\S{1,200})$/i.exec(headers.authorization ?? '')?.[1] ?? null;
}

export function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(`${JSON.stringify(body)}\n`);
}

/** Answers with a problem. A body that was not read to its end ends the connection. */
export function answerProblem(response: ServerResponse, problem: Problem): void {
  const { retryAfter, status, ...rest } = problem;
  response.writeHead(status, {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
    ...(retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) }),
    ...(status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {}),
    ...(status === 405 ? { Allow: 'POST' } : {}),
    ...(status === 413 ? { Connection: 'close' } : {}),
  });
  response.end(`${JSON.stringify({ status, ...rest })}\n`);
}
