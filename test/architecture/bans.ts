import { codeOf, lineAt } from './source.ts';
import type { Source } from './source.ts';

interface Ban {
  readonly pattern: RegExp;
  readonly why: string;
  /** Where it holds; everywhere without. */
  readonly within?: RegExp;
  /** Where it does not, and the reason. */
  readonly but?: readonly (readonly [where: RegExp, reason: string])[];
  /** Looks at the text as written, comments and strings too. */
  readonly raw?: boolean;
}

const TESTS = [/^test\//, 'a test chooses its own time and chance'] as const;
const ADAPTERS = [/^src\/adapters\//, 'the machines are here'] as const;
const ROOF = [/^src\/(?:main|app|config|cli[^/]*)\.ts$|^src\/(?:app|cli|demo)\//, 'the roof hands it down'] as const;
const SANDBOX_CLOCK = [
  /^sandbox\/(?:clock|server)\.ts$/,
  "owns the local Slack's time / starts it at the real one",
] as const;
const STOPWATCH = [
  /^sandbox\/delivery\/parcel\.ts$/,
  'how long an app took is real time, whatever the clock shows',
] as const;
const PAGE_CLOCK = [
  /^sandbox\/page\/state\/clock\.ts$/,
  'runs the clock on between two words of the local Slack',
] as const;
const ENVELOPES = [
  /^sandbox\/delivery\/sockets\.ts$/,
  'names envelopes as Slack does; nothing depends on the name',
] as const;

const CLOCK = 'reads the clock: take `now` as an argument';
const CHANCE = 'throws dice: take what it needs as an argument';
const TIMER = 'holds a timer: the heartbeat and the adapters wait, nobody else';

/** Each with its reason; house.md 4.4 and 4.5. */
const BANS: readonly Ban[] = [
  ...[
    /\bnew Date\b(?!\s*\(\s*[^)\s])/,
    /(?<!\bnew )\bDate\(\)/,
    /\bDate\.now\b/,
    /\bDateTime\.(?:now|local|utc)\(/,
    /\bTemporal\.Now\b/,
    /\bperformance\.now\b/,
    /\bprocess\.hrtime\b/,
  ].map((pattern) => ({ pattern, why: CLOCK, but: [TESTS, ADAPTERS, SANDBOX_CLOCK, STOPWATCH, PAGE_CLOCK] })),
  ...[/\bMath\.random\b/, /\brandomUUID\b/, /\brandomBytes\b/, /\bgetRandomValues\b/].map((pattern) => ({
    pattern,
    why: CHANCE,
    but: [TESTS, ADAPTERS, ENVELOPES],
  })),
  {
    pattern: /\b(?:setTimeout|setInterval|setImmediate)\(/,
    why: TIMER,
    within: /^(?:src\/(?:domain|ports|views|prompts|flows)|commands|jobs|db)\//,
  },
  { pattern: /\bconsole\./, why: 'prints: use the log', but: [TESTS, ADAPTERS] },
  {
    pattern: /\bprocess\.env\b/,
    why: 'reads the environment: src/config.ts does, once',
    but: [TESTS, ROOF],
  },
  {
    pattern: /\bexport\s+default\b/,
    why: 'has a default export: give it a name',
    but: [[/^vitest\.config\.ts$/, 'vitest asks for one']],
  },
  { pattern: /\benum\s+\w+\s*\{/, why: 'has an enum: write a union' },
  {
    pattern: /\b(?:abstract\s+)?class(?:\s+\w+)?(?:\s*<[^>{]*>)?(?:\s+(?:extends|implements)\b[^{]*)?\s*\{/,
    why: 'has a class: write a function',
  },
  { pattern: /\b(?:namespace|declare\s+module)\s+[\w.]+\s*\{/, why: 'has a namespace: write a file' },
  { pattern: /\bas\s+any\b/, why: 'casts to any' },
  { pattern: /\bas\s+unknown\s+as\b/, why: 'casts through unknown: check the value instead' },
  { pattern: /\bvi\.(?:mock|doMock|hoisted)\(/, why: 'replaces a module: hand in a port' },
  {
    pattern: /\b(?:it|test|describe|bench|suite|ctx|context)(?:\.\w+)*\.(?:skip|only|todo|fails)\b/,
    why: 'leaves out a test',
  },
  { pattern: /\b(?:xit|xdescribe|fit|fdescribe)\(/, why: 'leaves out a test' },
  { pattern: /\btoMatch(?:Inline|File)?Snapshot\(/, why: 'keeps a snapshot: say what matters' },
  {
    pattern: /(?:\/\/|\*).*\b(?:TO[D]O|FIX[M]E)\b/,
    why: 'leaves work behind in a comment',
    within: /\.ts$/,
    raw: true,
  },
  {
    pattern: /(?<![\w.:/-])\/(?:work|root|home\/\w+|Users\/\w+)\/\w/,
    why: "names a place on somebody's machine",
    raw: true,
  },
];

/** Every banned word where it is banned, with its line and the way out. Other text than code is only read for what is banned raw. */
export function banFaults(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => {
    const code = codeOf(source.text);
    return BANS.filter((ban) => holds(ban, source.path)).flatMap((ban) =>
      [...(ban.raw ? source.text : code).matchAll(new RegExp(ban.pattern, 'g'))].map(
        ({ index, 0: words }) => `${source.path}:${lineAt(code, index)}: '${words.trim()}' ${ban.why}`,
      ),
    );
  });
}

function holds({ within, but, raw }: Ban, path: string): boolean {
  if (!raw && !path.endsWith('.ts')) return false;
  return (within?.test(path) ?? true) && !(but ?? []).some(([where]) => where.test(path));
}
