import type { BlockerKind } from './blocker.ts';
import type { DeadlineLook } from './deadline.ts';
import type { Direction } from './evidence.ts';
import type { Outcome } from './hypothesis.ts';
import type { ChannelId, ProjectId, UserId, WorkspaceId } from './ids.ts';
import type { Term } from './jargon.ts';
import type { Signal } from './risk-signal.ts';
import type { Instant, LocalDate } from './time.ts';
import type { LineSource } from './weekly-message.ts';

/** The edition of a project's week in plain words, for whoever reads one message a week. */
export const STAKEHOLDER_EDITION = 'stakeholders';
/** More are a channel. */
export const READERS_MAX = 20;

/** Who reads a project's week in plain words, and which words are not plain to them. */
export interface StakeholderPlan {
  readonly workspace: WorkspaceId;
  readonly project: ProjectId;
  /** null: no channel has it. */
  readonly channel: ChannelId | null;
  /** Who has it privately, in order of user id. */
  readonly readers: readonly UserId[];
  /** The project's own words, beside the usual ones. */
  readonly jargon: readonly Term[];
  /** Somebody who leads the project saw it and wanted it sent; null: it is not sent yet. */
  readonly startedAt: Instant | null;
}

/** What a project begins with: nobody reads it. */
export const noPlan = (workspace: WorkspaceId, project: ProjectId): StakeholderPlan => ({
  workspace,
  project,
  channel: null,
  readers: [],
  jargon: [],
  startedAt: null,
});

/** Whether anybody is to read it. */
export const hasReaders = ({ channel, readers }: Pick<StakeholderPlan, 'channel' | 'readers'>): boolean =>
  channel !== null || readers.length > 0;

/** One line in plain words. */
export interface PlainLine {
  readonly text: string;
  /** Where the words that it rests on stand; empty where its reader cannot open them. */
  readonly sources: readonly LineSource[];
}

/** A bet in plain words. */
export interface PlainBet {
  readonly number: number;
  /** Empty: it cannot be said plainly. */
  readonly belief: string;
  readonly metric: string;
  readonly unit: string;
  readonly direction: Direction;
  readonly target: number;
  /** As the week began, null: it did not run then; and as it ended. null: it does not run. */
  readonly chance: { readonly was: number | null; readonly is: number } | null;
  /** Where the true value lies by the newest reading, with 95 %; a reading alone, whose spread nobody knows; null: none yet. */
  readonly measured: { readonly low: number; readonly high: number } | { readonly alone: number } | null;
  readonly started: boolean;
  readonly ended: { readonly outcome: Outcome; readonly decided: boolean } | null;
  readonly due: boolean;
}

/** Something in the way. */
export interface PlainBlocker {
  readonly kind: BlockerKind;
  /** Empty: it cannot be said plainly, or was erased. */
  readonly text: string;
  /** Working days. */
  readonly days: number;
}

/** A bet at risk. */
export interface PlainRisk {
  readonly belief: string;
  readonly number: number;
  readonly score: number;
  readonly signals: readonly Signal[];
}

/** A project's week in plain words: no names, no words of the trade, ranges for what is not certain. */
export interface StakeholderWeek {
  readonly kind: 'stakeholder-week';
  /** `scheduled`: by itself; `posted`: because whoever leads wanted it; `asked`: privately, to somebody of the project. */
  readonly why: 'scheduled' | 'posted' | 'asked';
  /** Read privately, so that its reader may leave. */
  readonly privately: boolean;
  readonly project: ProjectId;
  readonly projectName: string;
  readonly last: LocalDate;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly soFar: boolean;
  /** At most three sentences. */
  readonly headline: readonly string[];
  readonly done: readonly PlainLine[];
  readonly decided: readonly PlainLine[];
  readonly next: readonly PlainLine[];
  readonly bets: readonly PlainBet[];
  readonly blocked: readonly PlainBlocker[];
  /** How many things stopped being in the way. */
  readonly cleared: number;
  /** At most three. */
  readonly risks: readonly PlainRisk[];
  readonly deadlines: readonly DeadlineLook[];
  /** Models that worded some of it; empty: none did. */
  readonly models: readonly string[];
  /** Lines that are the team's own because they cannot be said plainly. */
  readonly left: number;
  /** What its reader may do about it; absent: they read it only. */
  readonly may?: StakeholderMay;
}

/** What whoever leads a project may do about the edition that they see. */
export interface StakeholderMay {
  /** Who has it, or would: a channel, and people by name. */
  readonly channel: ChannelId | null;
  readonly people: readonly string[];
  readonly started: boolean;
  /** The moment of the preview, which tells one wish from the next. */
  readonly previewed: Instant;
}

/** As readers outside have it: the messages behind its lines stand where they may not be, and name whoever wrote them. */
export function forReaders(week: StakeholderWeek): StakeholderWeek {
  const bare = (lines: readonly PlainLine[]): PlainLine[] => lines.map(({ text }) => ({ text, sources: [] }));
  return { ...week, done: bare(week.done), decided: bare(week.decided), next: bare(week.next) };
}

/** How likely something is, as a word and a range; the borders belong to the surer word. */
export function likelihood(chance: number): { readonly word: string; readonly range: string } {
  if (chance >= 0.9) return { word: 'very likely', range: 'over 90 %' };
  if (chance >= 0.7) return { word: 'likely', range: '70 to 90 %' };
  if (chance > 0.3) return { word: 'open', range: '30 to 70 %' };
  if (chance > 0.1) return { word: 'unlikely', range: '10 to 30 %' };
  return { word: 'very unlikely', range: 'under 10 %' };
}

/** The week in at most three plain sentences, made of its facts. `told`: what a model said of it that is plain; one of it stands. */
export function plainHeadline(
  { bets, blocked, done, risks }: Pick<StakeholderWeek, 'bets' | 'blocked' | 'done' | 'risks'>,
  told: readonly string[],
): string[] {
  return [...told.slice(0, 1), betSentence(bets, risks.length), blockSentence(blocked, done.length)].filter(
    (one) => one !== '',
  );
}

function betSentence(bets: readonly PlainBet[], atRisk: number): string {
  const ended = bets.filter((bet) => bet.ended !== null).length;
  const running = bets.filter(({ chance }) => chance !== null);
  const good = running.filter(({ chance }) => (chance?.is ?? 0) >= 0.7).length;
  const parts = [
    ...(running.length > 0
      ? [`${good} of ${running.length} trials ${good === 1 ? 'is' : 'are'} likely to succeed in time`]
      : []),
    ...(ended > 0 ? [`${ended} ended`] : []),
    ...(atRisk > 0 ? [`${atRisk} ${atRisk === 1 ? 'is' : 'are'} at risk`] : []),
  ];
  return parts.length === 0 ? '' : `${upper(joined(parts))}.`;
}

function blockSentence(blocked: readonly PlainBlocker[], done: number): string {
  if (blocked.length === 0) return done > 0 ? 'Nothing stands in the way.' : '';
  const longest = Math.max(...blocked.map(({ days }) => days));
  const so = longest > 0 ? `, one for ${longest} working ${longest === 1 ? 'day' : 'days'}` : '';
  return blocked.length === 1
    ? `One thing stands in the way${so.replace(', one', '')}.`
    : `${blocked.length} things stand in the way${so}.`;
}

const upper = (words: string): string => `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}`;
const joined = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
