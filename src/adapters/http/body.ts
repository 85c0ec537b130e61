import { z } from 'zod';
import { readHypothesisId } from '#domain/hypothesis.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { toInstant } from '#domain/time.ts';
import type { Measured } from '#domain/measured.ts';

/** A field and what is wrong with it. */
export interface BodyFault {
  readonly field: string;
  readonly detail: string;
}

const value = z.number('must be a number such as 0.83');
const whole = z.number('must be a whole number').int('must be a whole number').nonnegative('must not be negative');

/** An offset may carry the first and last years out of what four digits say; what is no moment is said by another check. */
function isSayable(text: string): boolean {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) || /^\d{4}-/.test(date.toISOString());
}

const Body = z.strictObject({
  hypothesis: z
    .union([z.string(), z.number()], 'must name the bet, such as "H12"')
    .transform((name) => readHypothesisId(String(name)))
    .refine((number) => number !== null, 'must name the bet, such as "H12"'),
  value,
  n: z
    .number('must be how many items were measured')
    .int('must be a whole number')
    .positive('must be above 0')
    .nullish(),
  counts: z.strictObject({ truePositives: whole, falsePositives: whole, falseNegatives: whole }).nullish(),
  runs: z
    .array(value)
    .min(2, 'must hold a value for each of at least two runs')
    .max(1000, 'holds too many runs')
    .nullish(),
  at: z.iso
    .datetime({ offset: true, error: 'must be a moment such as 2026-11-24T09:30:00Z' })
    .refine(isSayable, 'must lie in the years 0 to 9999')
    .transform((text) => toInstant(new Date(text).toISOString()))
    .nullish(),
  evaluation: z.string('must be text').max(100, 'must be at most 100 characters').nullish(),
  confirms: z.boolean('must be true or false').default(false),
  note: z.string('must be text').max(500, 'must be at most 500 characters').default(''),
  guardrails: z.record(z.string().max(100), value).default({}),
});

/** The measurement in a body of JSON, or every fault in it. `sourceId`: what it is known by. */
export function readBody(body: unknown, sourceId: string): Result<Measured, readonly BodyFault[]> {
  const read = Body.safeParse(body, { reportInput: false });
  if (!read.success) return refuse(read.error.issues.map(faultOf));
  const { hypothesis, n, counts, runs, at, evaluation, ...rest } = read.data;
  return ok({
    ...rest,
    hypothesis: hypothesis ?? 0,
    n: n ?? null,
    counts: counts ?? null,
    runs: runs ?? null,
    at: at ?? null,
    evaluation: evaluation ?? null,
    sourceId,
  });
}

function faultOf({ path, message, ...issue }: z.core.$ZodIssue): BodyFault {
  if ('keys' in issue) return { field: issue.keys.join(', '), detail: 'is no field of a reading' };
  const field = path.join('.') || 'body';
  return { field, detail: field === 'body' ? 'must be an object of JSON' : message };
}
