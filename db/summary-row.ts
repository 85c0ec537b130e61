import type { KeptClaim, KeptSummary, SummaryKey } from '#domain/summary-kept.ts';
import type { ClaimRow, SummaryKeyRow, SummaryRow } from './schema-summary.ts';
import { fromJson, toJson } from './values.ts';

export const keyRow = ({ workspace, project, kind, date, edition }: SummaryKey): SummaryKeyRow => ({
  workspace_id: workspace,
  project_id: project,
  kind,
  date,
  edition,
});

export const keyOf = (row: SummaryKeyRow): SummaryKey => ({
  workspace: row.workspace_id,
  project: row.project_id,
  kind: row.kind,
  date: row.date,
  edition: row.edition,
});

export const summaryRow = (summary: KeptSummary): SummaryRow => ({
  ...keyRow(summary),
  ...summary.usage,
  micros: summary.micros,
  made_at: summary.madeAt,
  plain: summary.plain,
  models: toJson(summary.models),
  prompts: summary.prompts,
  headline: toJson(summary.headline),
  topics: toJson(summary.groups),
  silent: toJson(summary.silent),
});

export const summaryOf = (row: SummaryRow): KeptSummary => ({
  ...keyOf(row),
  madeAt: row.made_at,
  plain: row.plain,
  models: fromJson(row.models),
  prompts: row.prompts,
  usage: { calls: row.calls, input: row.input, cached: row.cached, output: row.output },
  micros: row.micros,
  headline: fromJson(row.headline),
  groups: fromJson(row.topics),
  silent: fromJson(row.silent),
});

export const claimRow = (key: SummaryKey, claim: KeptClaim): ClaimRow => ({
  ...keyRow(key),
  place: claim.place,
  state: claim.state,
  words: toJson(claim.text),
  about: claim.kind,
  people: toJson(claim.people),
  sources: toJson(claim.sources),
  quote: toJson(claim.quote),
  confidence: Math.round(claim.confidence * 100),
  checks: toJson(claim.checks),
  why: toJson(claim.why),
  made_by: claim.by,
  review: claim.review && toJson(claim.review),
});

export const claimOf = (row: ClaimRow): KeptClaim => ({
  place: row.place,
  state: row.state,
  text: fromJson(row.words),
  kind: row.about,
  people: fromJson(row.people),
  sources: fromJson(row.sources),
  quote: fromJson(row.quote),
  confidence: row.confidence / 100,
  checks: fromJson(row.checks),
  why: fromJson(row.why),
  by: row.made_by,
  review: row.review === null ? null : fromJson(row.review),
});
