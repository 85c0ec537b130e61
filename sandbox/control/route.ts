import { z } from 'zod';

/** One path of the control API. `:name` in `path` becomes `params.name`; what `run` gives, or its promise, is the JSON answer. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** For example `/_control/messages/:channel`. */
  readonly path: string;
  run(params: Record<string, string>, body: unknown, query: URLSearchParams): unknown;
}

/** A wrong request to the control API: thrown by a route, answered with its status and sentence. */
export interface ControlError extends Error {
  readonly controlStatus: 400 | 404;
}

/** Ends a control request with 400; `sentence` says what is wrong. */
export function badRequest(sentence: string): never {
  throw Object.assign(new Error(sentence), { controlStatus: 400 as const });
}

/** Ends a control request with 404; `sentence` says what was looked for and what there is. */
export function notFound(sentence: string): never {
  throw Object.assign(new Error(sentence), { controlStatus: 404 as const });
}

/** True of what `badRequest` and `notFound` throw. */
export function isControlError(thrown: unknown): thrown is ControlError {
  return thrown instanceof Error && 'controlStatus' in thrown;
}

/** The body of a control request as `schema` reads it; every fault at once in a 400 where it does not. */
export function readBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const read = schema.safeParse(body ?? {});
  if (read.success) return read.data;
  return badRequest(faultsOf(read.error).join('; '));
}

/** The faults a schema found, each with the path of its field in front; `whole` stands for the value itself. */
export function faultsOf(error: z.ZodError, whole = 'the body'): string[] {
  return error.issues.map((issue) => `${issue.path.map(String).join('.') || whole}: ${issue.message}`);
}
