import type { Project } from '#domain/project.ts';
import type { Purpose } from '#domain/cost.ts';
import type { Result } from '#domain/result.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import type { Instant, LocalDate } from '#domain/time.ts';

/** What is asked of a language model: words in, one JSON value out. It has no tools and sees nothing else. */
export interface Ask {
  readonly task: 'map' | 'verify' | 'reduce';
  /** The rules, ours alone. */
  readonly rules: string;
  /** What people wrote, redacted and marked as such. */
  readonly material: string;
  /** The shape of the answer, as JSON Schema of an object without unknown keys. */
  readonly schema: { readonly name: string; readonly json: Readonly<Record<string, unknown>> };
  /** Longest answer. units: tokens */
  readonly most: number;
}

/** What a call took, as the provider counted it. units: tokens; milliseconds */
export interface Usage {
  readonly task: Ask['task'];
  readonly model: string;
  readonly input: number;
  /** Of `input`, read from the provider's cache. */
  readonly cached: number;
  readonly output: number;
  readonly latencyMs: number;
  readonly outcome: 'written' | WriterFault['is'];
  /** Which API was spoken and how JSON was asked for, as the server understands it; absent: it did not matter. */
  readonly spoken?: { readonly api: 'responses' | 'chat'; readonly json: 'schema' | 'object' | 'text' };
  /** What it cost; null: nobody knows the price; absent: nobody reckons. units: millionths of a US dollar */
  readonly micros?: number | null;
}

/** Some JSON value, of whatever shape. */
export interface Written {
  readonly value: unknown;
  readonly usage: Usage;
}

/**
 * Why there is no answer. `down`: nobody is there, or the key or model is wrong; `busy`: too many requests; `late`: it took
 * too long or was stopped; `refused`: the model declined; `garbled`: no JSON, also after repair; `cut`: it ran out of tokens; `spent`: the day's
 * cap is reached, so nobody was asked.
 */
export interface WriterFault {
  readonly is: 'down' | 'busy' | 'late' | 'refused' | 'garbled' | 'cut' | 'spent';
  /** In words for the log: a status or an error's name, never what was asked or answered. */
  readonly about: string;
  /** A try, this one or an earlier one, broke off when the server may have been writing, and nobody counted its tokens. */
  readonly mayBePaid?: boolean;
  readonly usage: Usage;
}

/** A language model behind one call. Time-outs and the retries that are safe are its own; it never throws for what a server does. */
export interface Writer {
  /** The models that it uses, for whoever wants to know what wrote a line. */
  readonly models: Readonly<Record<Ask['task'], string>>;
  write(ask: Ask, signal?: AbortSignal): Promise<Result<Written, WriterFault>>;
}

/** What may be told of a model; no key. */
export interface WriterFacts {
  /** Where it is: a host and, where it is not the usual one, its port. */
  readonly host: string;
  readonly models: Writer['models'];
  /** Those that a project may choose from; `models` are among them. */
  readonly choices: readonly string[];
  /** What a project may cost in a day (UTC); null: no limit. units: millionths of a US dollar */
  readonly cap: number | null;
  /** Models whose price nobody knows. */
  readonly unpriced: readonly string[];
  /** When the prices that are built in were compared with what providers publish. */
  readonly pricesAsOf: LocalDate;
}

/** The language model of the installation, in the hands of whoever needs it. */
export interface Writers {
  readonly facts: WriterFacts;
  /** For a purpose of a project at `now`; null: the project does without, and everything is copied. */
  forProject(project: Project, purpose: Purpose, now: Instant): Writer | null;
  /** For the doctor: of no project, without a cap, and stopped after ten seconds. */
  forDoctor(workspace: WorkspaceId, now: Instant): Writer;
  /**
   * What fences people's words of one occasion: nobody outside can know it, and it is the same each time, so that what was
   * asked before is asked in the same words.
   */
  markOf(occasion: string): string;
  /** Stops whatever is asked once a summary has been waited for long enough: what it has by then is what it has. */
  patience(): AbortSignal;
}
