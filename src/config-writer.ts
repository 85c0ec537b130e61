import { z } from 'zod';
import { readPrices, type Price } from '#domain/price.ts';

/** A language model, as the environment names it. */
export interface WriterConfig {
  /** Base of an API that speaks OpenAI's protocol. */
  readonly url: string;
  /** null: the server wants none. */
  readonly key: string | null;
  /** Small ones for `map` and `verify`, a middle one for `reduce`, or one for all. */
  readonly models: { readonly map: string; readonly verify: string; readonly reduce: string };
  /** What projects may choose instead; those of `models` need not be named. */
  readonly choices: readonly string[];
  readonly api: 'auto' | 'responses' | 'chat';
  /** How long one try may take. units: milliseconds */
  readonly timeoutMs: number;
  /** What one project may cost on one day (UTC); null: no limit. units: US dollars */
  readonly dailyCap: number | null;
  /** Prices beside or instead of those that are built in, by model. */
  readonly prices: ReadonlyMap<string, Price>;
}

const OPENAI = 'api.openai.com';
const MOST_TIMEOUT = 600_000;
const MOST_CAP = 10_000;
const MOST_CHOICES = 20;
/** About a hundred digests of a dozen people with a small model. units: US dollars */
const CAP = 1;

const model = z
  .string()
  .max(200, 'must have at most 200 characters')
  .regex(/^\S+$/, 'must be the name of a model, without spaces');

const url = z
  .string()
  .refine(isBase, 'must be an address such as https://api.openai.com/v1, without user, query or fragment')
  .refine(
    (text) => !isBase(text) || new URL(text).protocol === 'https:' || isNear(new URL(text)),
    'must be https, unless the server is in this machine or this network: people write in confidence',
  );

const timeout = z
  .string()
  .regex(/^\d{1,6}$/, 'must be a number of milliseconds from 1000 to 600000')
  .transform(Number)
  .refine((ms) => ms >= 1000 && ms <= MOST_TIMEOUT, 'must be a number of milliseconds from 1000 to 600000');

const cap = z
  .string()
  .regex(/^(?:off|\d{1,5}(?:\.\d{1,6})?)$/, 'must be US dollars such as 0.50, or off')
  .transform((text) => (text === 'off' ? null : Number(text)))
  .refine((dollars) => dollars === null || dollars <= MOST_CAP, `must be at most ${MOST_CAP} US dollars, or off`);

const choices = z.string().transform((text, context) => {
  const names = text.split(/[\s,]+/).filter((name) => name !== '');
  if (names.length > MOST_CHOICES || names.some((name) => name.length > 200))
    context.addIssue({
      code: 'custom',
      message: `must be at most ${MOST_CHOICES} names of models, with commas between`,
    });
  return names;
});

const prices = z.string().transform((text, context) => {
  const read = readPrices(text);
  if (read.ok) return read.value;
  for (const message of read.error) context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

/** The variables that name a model. Without LLM_URL the others say nothing. */
export const WRITER_ENV = {
  LLM_URL: url.nullable().default(null),
  LLM_KEY: z.string().nullable().default(null),
  OPENAI_API_KEY: z.string().nullable().default(null),
  LLM_MODEL: model.nullable().default(null),
  LLM_MODEL_MAP: model.nullable().default(null),
  LLM_MODEL_VERIFY: model.nullable().default(null),
  LLM_MODEL_REDUCE: model.nullable().default(null),
  LLM_CHOICES: choices.prefault(''),
  LLM_API: z.enum(['auto', 'responses', 'chat'], 'must be auto, responses or chat').default('auto'),
  LLM_TIMEOUT_MS: timeout.default(60_000),
  LLM_DAILY_CAP: cap.default(CAP),
  LLM_PRICES: prices.prefault(''),
};

type WriterEnv = z.output<z.ZodObject<typeof WRITER_ENV>>;

/** What the variables want of each other, as the variable and a sentence about it. */
export function writerFaults(env: WriterEnv): readonly (readonly [variable: string, message: string])[] {
  if (env.LLM_URL === null) return [];
  const tasks = [env.LLM_MODEL_MAP, env.LLM_MODEL_VERIFY, env.LLM_MODEL_REDUCE];
  return [
    ...(env.LLM_MODEL === null && tasks.includes(null)
      ? [['LLM_MODEL', 'is missing: LLM_URL wants the name of a model'] as const]
      : []),
    ...(isOpenAi(env.LLM_URL) && keyOf(env) === null
      ? [['LLM_KEY', `is missing: ${OPENAI} wants a key`] as const]
      : []),
  ];
}

/** The model that the variables name, frozen; null: none. */
export function writerIn(env: WriterEnv): WriterConfig | null {
  const { LLM_URL: base, LLM_MODEL: all } = env;
  if (base === null) return null;
  const named = (one: string | null): string => one ?? all ?? '';
  return Object.freeze({
    url: base,
    key: keyOf(env),
    models: Object.freeze({
      map: named(env.LLM_MODEL_MAP),
      verify: named(env.LLM_MODEL_VERIFY ?? env.LLM_MODEL_MAP),
      reduce: named(env.LLM_MODEL_REDUCE),
    }),
    choices: env.LLM_CHOICES,
    api: env.LLM_API,
    timeoutMs: env.LLM_TIMEOUT_MS,
    dailyCap: env.LLM_DAILY_CAP,
    prices: env.LLM_PRICES,
  });
}

/** OpenAI's key goes to OpenAI only. */
function keyOf({ LLM_URL, LLM_KEY, OPENAI_API_KEY }: WriterEnv): string | null {
  return LLM_KEY ?? (LLM_URL !== null && isOpenAi(LLM_URL) ? OPENAI_API_KEY : null);
}

const isOpenAi = (base: string): boolean => URL.canParse(base) && new URL(base).hostname === OPENAI;

function isBase(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && `${username}${password}${search}${hash}` === '';
}

/** True of this machine, of private addresses (RFC 1918, RFC 4193) and of names that only a private network knows. */
function isNear({ hostname }: URL): boolean {
  if (/^\[(?:::1|f[cd][0-9a-f:]*)\]$/.test(hostname)) return true;
  if (/^[0-9.]+$/.test(hostname)) return /^(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(hostname);
  return !hostname.includes('.') || /\.(?:local|internal|lan)$/.test(hostname);
}
