import { CALIBRATED_FROM } from '#domain/calibration.ts';
import { DATA_ITEMS, hypothesisId, type Hypothesis } from '#domain/hypothesis.ts';
import { byActionability, soundAlike, tellingWords } from '#domain/hypothesis-list.ts';
import type { HypothesisList, HypothesisReport } from '#domain/hypothesis-message.ts';
import { MARKS, teamHistory } from '#domain/hypothesis-odds.ts';
import { DATA_WORDS, outcomeInWords } from '#domain/hypothesis-refusals.ts';
import type { Project } from '#domain/project.ts';
import { scoreOf } from '#domain/score.ts';
import type { Instant } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { looksOf } from './hypothesis-look.ts';

/** More than this many ended bets are not counted. */
const LEDGER_MAX = 500;
const FOUND_MAX = 15;

/** The open bets of a project, those to act on first. */
export async function listOf(store: Store, project: Project, now: Instant): Promise<HypothesisList> {
  const { workspace, id, name } = project;
  const looks = await looksOf(store, await store.hypotheses.openIn(workspace, id), now);
  const ended = await store.hypotheses.endedIn(workspace, id, LEDGER_MAX);
  return {
    kind: 'hypothesis-list',
    projectName: name,
    title: 'Bets',
    looks: byActionability(looks),
    ended: ended.length,
  };
}

/** Ended bets of a project that speak of what `words` speak of; all of the newest without words. */
export async function searchIn(store: Store, project: Project, words: string, now: Instant): Promise<HypothesisList> {
  const { workspace, id, name } = project;
  const asked = tellingWords(words);
  const found =
    asked.length === 0
      ? await store.hypotheses.endedIn(workspace, id, FOUND_MAX)
      : await store.ledger.find(workspace, id, asked, FOUND_MAX);
  const looks = await looksOf(store, found, now);
  return {
    kind: 'hypothesis-list',
    projectName: name,
    title: 'Ended bets',
    looks,
    ended: 0,
    ...(asked.length === 0 ? {} : { searched: true }),
  };
}

/** Ended bets that sound like a new one, a line each with how they came out and why. */
export async function similarTo(store: Store, project: Project, belief: string): Promise<string[]> {
  if (belief.trim() === '') return [];
  const words = tellingWords(belief);
  const found = await store.ledger.find(project.workspace, project.id, words, FOUND_MAX);
  return soundAlike(words, found).slice(0, 3).flatMap(lineOf);
}

function lineOf({ number, terms, state }: Hypothesis): string[] {
  if (state.is !== 'decided') return [];
  const { at, reason, by, outcome } = state.end;
  const why = reason === '' ? '' : `: ${reason}`;
  return [`${hypothesisId(number)}, ${at.slice(0, 10)}, ${outcomeInWords({ outcome, by })}${why} (${terms.belief})`];
}

const counted = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

/** How good the chances of a project's ended bets were. */
export async function calibrationOf(store: Store, project: Project): Promise<HypothesisReport> {
  const scored = await store.hypotheses.scored(project.workspace, project.id);
  const { bets } = teamHistory(scored);
  const lines: string[] = [];
  const figure = (value: number): string => value.toFixed(3);
  const all = scoreOf(scored);
  if (scored.length > 0) {
    lines.push(
      `${counted(bets, 'ended bet')}, ${counted(all.n, 'forecast')}, ${Math.round(all.hits * 100)} % of them reached their target in time.`,
      `Brier score ${figure(all.brier)}; always saying the share that came true would score ${figure(all.baseBrier)}, so the skill is ${Math.round(all.skill * 100)} %.`,
      `The chances were off by ${Math.round(all.ece * 100)} points on average (expected calibration error ${figure(all.ece)}).`,
      ...MARKS.flatMap((mark) => {
        const part = scoreOf(scored.filter((one) => one.mark === mark));
        return part.n === 0
          ? []
          : [`At ${mark} % of the time: ${counted(part.n, 'forecast')}, Brier score ${figure(part.brier)}.`];
      }),
      ...all.reliability.map(
        ({ from, n, forecast, observed }) =>
          `Said ${Math.round(from * 100)} to ${Math.round(from * 100) + 10} %: ${n === 1 ? 'once' : `${n} times`}, ${Math.round(forecast * 100)} % on average; ${Math.round(observed * 100)} % came true.`,
      ),
    );
  }
  const left = CALIBRATED_FROM - bets;
  if (left > 0)
    lines.push(
      `Uncalibrated: ${counted(left, 'more bet')} must end before this project's own history corrects its chances.`,
    );
  const why =
    'Each bet is forecast at a quarter, half and three quarters of its time, and scored on the target it started with.';
  const title = 'How good our forecasts were';
  if (all.n === 0) return { kind: 'hypothesis-report', title, lines, why };
  const { n, brier, baseBrier, ece, reliability: bins } = all;
  const picture = { kind: 'reliability', title, n, brier, baseBrier, ece, bins } as const;
  return { kind: 'hypothesis-report', title, lines, why, picture };
}

/** What is known of a bet's data, for whoever must say whether it may start. */
export function dataReport({ number, terms }: Hypothesis, nameOf: (user: string) => string): HypothesisReport {
  const known = new Set(terms.data);
  const provider = terms.dataProvider === 'none' ? 'nobody' : nameOf(terms.dataProvider);
  return {
    kind: 'hypothesis-report',
    title: `Data readiness of ${hypothesisId(number)}`,
    lines: [
      `The bet: ${terms.belief}`,
      ...DATA_ITEMS.map((item) => `${known.has(item) ? '✓ known' : '✗ not known yet'}: ${DATA_WORDS[item]}`),
      `Evaluation set: ${terms.evaluation.name}, version ${terms.evaluation.version}`,
      `Data provider: ${provider}`,
    ],
    why: `${known.size} of ${DATA_ITEMS.length} are known. A bet starts only when all are.`,
  };
}
