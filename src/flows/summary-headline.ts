import { readsLikeOrders, modelWords } from '#domain/summary-hostile.ts';
import { unknownNames } from '#domain/summary-names.ts';
import { unborneFigures } from '#domain/summary-numbers.ts';
import { turned } from '#domain/summary-polarity.ts';
import { isSupported, supportOf } from '#domain/summary-words.ts';
import { leadsElsewhere } from '#domain/summary-ways-out.ts';
import type { CheckedClaim, Group, Headline, Summary } from '#domain/summary.ts';
import { readSummary, reduceAsk, type RawSummary } from '#prompts/summary.ts';
import type { Run } from './summary-map.ts';

const MOST_CLAIMS = 60;
const FEWEST_CLAIMS = 3;

/** A headline and groups over the claims that are posted; empty where the model has none that hold. */
export async function headlineOf(run: Run, { claims }: Summary): Promise<Pick<Summary, 'headline' | 'groups'>> {
  const none = { headline: [], groups: [] };
  if (claims.length < FEWEST_CLAIMS || run.faults.count > 2 || run.signal?.aborted) return none;
  const { redaction } = run;
  const given = claims
    .map(({ text, kind, people: [person = ''] }, n) => ({ n, name: person, kind, text: redaction.hide(text) }))
    .filter(({ name }) => !run.withoutModel.has(name))
    .slice(0, MOST_CLAIMS)
    .map(({ name, ...rest }) => ({ ...rest, person: redaction.tokenOf(name) }));
  if (given.length < FEWEST_CLAIMS) return none;
  const answer = await run.writer.write(reduceAsk(given, run.mark), run.signal);
  run.usage.push(answer.ok ? answer.value.usage : answer.error.usage);
  const read = answer.ok ? readSummary(answer.value.value) : null;
  if (!read?.ok) return none;
  return { headline: sentences(run, read.value, claims), groups: groupsOf(run, read.value, claims) };
}

function sentences(run: Run, { headline }: RawSummary, claims: readonly CheckedClaim[]): Headline[] {
  return headline.flatMap(({ text, claims: on }) => {
    const shown = run.redaction.show(text);
    const cited = on.flatMap((place) => claims[place] ?? []);
    if (shown === null || cited.length < on.length || leadsElsewhere(shown, saidIn(run, cited))) return [];
    const said = modelWords(shown);
    return said !== '' && holds(run, said, cited) ? [{ text: said, on }] : [];
  });
}

/** What a sentence over these may repeat: their words, and the names of the team. */
const saidIn = ({ known }: Run, cited: readonly CheckedClaim[]): string[] => [
  ...cited.flatMap(({ text, quote }) => [text, quote]),
  ...known.map(({ name }) => name),
];

/** A sentence may say what its claims say, and nothing else. */
function holds(run: Run, text: string, cited: readonly CheckedClaim[]): boolean {
  const texts = cited.flatMap((claim) => [claim.text, claim.quote]);
  const authors = cited.flatMap(({ people }) => people);
  const dated = cited.flatMap((claim) => {
    const date = run.sources.get(claim.sources[0] ?? '')?.update.date;
    return date === undefined ? [] : [{ text: `${claim.text}\n${claim.quote}`, date }];
  });
  const evidence = { text: texts.join('. '), section: sectionOf(cited) };
  return (
    unborneFigures(text, dated).length === 0 &&
    unknownNames(text, texts, authors, run.known).length === 0 &&
    turned(text, evidence).length === 0 &&
    isSupported(supportOf(text, [...texts, ...authors])) &&
    !readsLikeOrders(text)
  );
}

function sectionOf(cited: readonly CheckedClaim[]): 'next' | 'blockers' | 'other' {
  if (cited.every(({ kind }) => kind === 'plan')) return 'next';
  return cited.some(({ kind }) => kind === 'blocker') ? 'blockers' : 'other';
}

/** Titles made of the words of their claims; each claim in one group. */
function groupsOf(run: Run, { groups }: RawSummary, claims: readonly CheckedClaim[]): Group[] {
  const taken = new Set<number>();
  return groups.flatMap(({ title, claims: on }) => {
    const own = [...new Set(on)].filter((place) => claims[place] !== undefined && !taken.has(place));
    const shown = run.redaction.show(title);
    const said = shown === null ? '' : modelWords(shown).slice(0, 48);
    const texts = own.flatMap((place) => [claims[place]?.text ?? '', claims[place]?.quote ?? '']);
    if (
      shown === null ||
      own.length === 0 ||
      leadsElsewhere(shown, texts) ||
      said === '' ||
      /\d/.test(said) ||
      !isSupported(supportOf(said, texts))
    )
      return [];
    for (const place of own) taken.add(place);
    return [{ title: said, on: own }];
  });
}
