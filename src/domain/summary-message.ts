import type { ClaimReview } from './summary-kept.ts';
import type { CheckedClaim } from './summary.ts';
import type { LocalDate } from './time.ts';

/** Why a summary says what it says: each line with the words it rests on and what the checks found. */
export interface SummaryWhy {
  readonly kind: 'summary-why';
  readonly projectName: string;
  readonly date: LocalDate;
  /** What worded it; empty: people did. */
  readonly models: readonly string[];
  readonly prompts: string;
  /** Why no model had a part in it; null: one had. */
  readonly plain: string | null;
  readonly usage: { readonly calls: number; readonly input: number; readonly cached: number; readonly output: number };
  /** units: millionths of a US dollar; null: nobody knows */
  readonly micros: number | null;
  /** By person, in order of their first line. */
  readonly people: readonly {
    readonly name: string;
    /** Where it stands whole; null: nowhere that can be linked to. */
    readonly link: string | null;
    readonly lines: readonly WhyLine[];
  }[];
  readonly held: number;
  readonly dropped: number;
}

/** One line of it. */
export interface WhyLine extends Pick<CheckedClaim, 'text' | 'quote' | 'checks' | 'confidence' | 'by'> {
  /** What a person made of it, where one was asked. */
  readonly review: { readonly name: string; readonly is: ClaimReview['is'] } | null;
}
