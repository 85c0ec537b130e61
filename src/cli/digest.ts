import { newId } from '#adapters/ids.ts';
import { baseOf, openAiWriter } from '#adapters/openai/writer.ts';
import { withWaiting } from '#domain/summary-assemble.ts';
import { shuffled } from '#domain/summary-redact.ts';
import { PROMPT_VERSION } from '#prompts/summary.ts';
import type { Writer } from '#ports/writer.ts';
import { summarise, type Made } from '#flows/summary.ts';
import { readDate } from '#domain/time-words.ts';
import { toLocalDate, type LocalDate } from '#domain/time.ts';
import type { CheckedClaim, Update } from '#domain/summary.ts';
import { summaryText } from '#views/summary-text.ts';
import { peopleIn, readUpdates } from './digest-data.ts';
import { readOptions } from './options.ts';
import { misused, type Io, type Run } from './sub-command.ts';

const EXAMPLE = toLocalDate('2026-03-10');

/** Makes the summary of a file of updates: the pipeline behind the digest in Slack, on a team's own history. */
export const run: Run = async (args, io) => {
  const { values, faults } = readOptions(
    args.filter((arg) => arg !== '--json'),
    ['updates', 'from', 'to', 'llm', 'model'],
  );
  const wrong = [...faults];
  const from = dayOf('from', values.from, wrong);
  const to = dayOf('to', values.to, wrong);
  if (from && to && to < from) wrong.push(`--to ${to} is before --from ${from}.`);
  if ((values.llm === undefined) !== (values.model === undefined)) wrong.push('--llm and --model go together.');
  if (values.llm !== undefined && !isAddress(values.llm))
    wrong.push('--llm must be an address such as http://localhost:11434/v1.');
  if (values.updates === undefined) wrong.push('--updates is missing.');
  const read = values.updates === undefined ? null : readUpdates(values.updates);
  if (read && !read.ok) wrong.push(`--updates: ${read.error}`);
  if (wrong.length > 0 || !read?.ok) return misused(wrong, io);
  for (const fault of read.value.faults) io.err(`${values.updates}, ${fault}\n`);
  const mark = newId();
  const updates = inRange(read.value.updates, from, to);
  const known = peopleIn(updates);
  const made = await summarise(updates, known, {
    writer: writerOf(values.llm, values.model, io),
    mark,
    order: shuffled(known, mark),
  });
  if (made.plain !== null && values.llm !== undefined)
    io.err(`The model's part is missing (${made.plain}): everybody's own words stand instead.\n`);
  print(made, updates, args.includes('--json'), io);
  return 0;
};

/** units: milliseconds */
const TIMEOUT = 60_000;

const isAddress = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

function writerOf(url: string | undefined, model: string | undefined, { env }: Io): Writer | null {
  if (url === undefined || model === undefined) return null;
  return openAiWriter({
    url: baseOf(url),
    key: env['LLM_KEY'] ?? (new URL(url).hostname === 'api.openai.com' ? (env['OPENAI_API_KEY'] ?? null) : null),
    models: { map: model, verify: model, reduce: model },
    api: 'auto',
    timeoutMs: Number(env['LLM_TIMEOUT_MS']) || TIMEOUT,
  });
}

function dayOf(name: string, text: string | undefined, wrong: string[]): LocalDate | null {
  if (text === undefined) return null;
  const read = readDate(text, EXAMPLE);
  if (!read.ok) wrong.push(`--${name}: ${read.error}`);
  return read.ok ? read.value : null;
}

/** In order of their dates; those of one date as the file has them. */
function inRange(updates: readonly Update[], from: LocalDate | null, to: LocalDate | null): Update[] {
  return updates
    .filter(({ date }) => (from === null || date >= from) && (to === null || date <= to))
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

function print({ summary: made, usage, plain }: Made, updates: readonly Update[], json: boolean, io: Io): void {
  const summary = withWaiting(made);
  const [first, last] = [updates[0]?.date, updates.at(-1)?.date];
  const title = first === undefined ? 'Summary' : `Summary ${first === last ? first : `${first} to ${last}`}`;
  const mrkdwn = summaryText(summary, title);
  if (!json) return io.out(`${mrkdwn}\n`);
  const sum = (of: 'input' | 'cached' | 'output'): number => usage.reduce((total, one) => total + one[of], 0);
  const report = {
    claims: summary.claims.map(shown),
    held: summary.held.map(withWhy),
    appended: summary.appended.map(shown),
    dropped: summary.dropped.map(withWhy),
    silent: summary.silent,
    mrkdwn,
    usage: {
      calls: usage.length,
      failed: usage.filter(({ outcome }) => outcome !== 'written').length,
      input: sum('input'),
      cached: sum('cached'),
      output: sum('output'),
      prompts: PROMPT_VERSION,
      models: [...new Set(usage.map(({ model }) => model))],
      plain,
    },
  };
  io.out(`${JSON.stringify(report)}\n`);
}

const shown = ({ text, kind, people, sources, quote, confidence, checks }: CheckedClaim) => ({
  text,
  kind,
  people,
  sources,
  quote,
  confidence,
  checks,
});
const withWhy = (claim: CheckedClaim) => ({ ...shown(claim), why: claim.why });
