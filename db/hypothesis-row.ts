import type { Hypothesis, HypothesisEvent } from '#domain/hypothesis.ts';
import type { HypothesisEventRow, HypothesisRow } from './schema-hypothesis.ts';
import { fromJson, toJson } from './values.ts';

export function toRow(bet: Hypothesis): Omit<HypothesisRow, 'next_due_at' | 'form_id'> {
  const { state, terms, parent, watch } = bet;
  const ended = state.is === 'decided' ? state.end : null;
  return {
    workspace_id: bet.workspace,
    number: bet.number,
    project_id: bet.project,
    owner_id: terms.owner,
    decider_id: terms.decider,
    belief: toJson(terms.belief),
    terms: toJson(terms),
    version: bet.version,
    state: state.is,
    state_json: toJson(state),
    pauses: toJson(bet.pauses),
    lineage: parent?.how ?? null,
    parent: parent?.number ?? null,
    watch: watch && toJson(watch),
    created_by: bet.createdBy,
    created_at: bet.createdAt,
    ended_at: ended?.at ?? null,
    outcome: ended?.outcome ?? null,
  };
}

export function fromRow(row: HypothesisRow): Hypothesis {
  return {
    workspace: row.workspace_id,
    number: row.number,
    project: row.project_id,
    terms: fromJson(row.terms),
    version: row.version,
    state: fromJson(row.state_json),
    pauses: fromJson(row.pauses),
    parent: row.parent === null || row.lineage === null ? null : { number: row.parent, how: row.lineage },
    watch: row.watch === null ? null : fromJson(row.watch),
    createdBy: row.created_by,
    createdAt: row.created_at,
  };
}

export function eventToRow({ workspace, number, at, by, what }: HypothesisEvent): Omit<HypothesisEventRow, 'seq'> {
  return { workspace_id: workspace, number, at, by_id: by, what: toJson(what) };
}

export function eventFromRow({ workspace_id, number, at, by_id, what }: HypothesisEventRow): HypothesisEvent {
  return { workspace: workspace_id, number, at, by: by_id, what: fromJson(what) };
}
