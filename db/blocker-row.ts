import type { Blocker, BlockerEnd, BlockerSource, BlockerState, BlockerUpdate } from '#domain/blocker.ts';
import type { Doubt } from '#domain/blocker-words.ts';
import type { BlockerRow, BlockerUpdateRow } from './schema.ts';
import { fromJson, present, toJson } from './values.ts';

export function toRow(blocker: Blocker): Omit<BlockerRow, 'next_due_at'> {
  return {
    workspace_id: blocker.workspace,
    number: blocker.number,
    project_id: blocker.project,
    owner_id: blocker.owner,
    text: toJson(blocker.text),
    kind: blocker.kind,
    helper_id: blocker.helper,
    ...sourceColumns(blocker.source),
    raised_at: blocker.raisedAt,
    raised_on: blocker.raisedOn,
    ...stateColumns(blocker.state),
    told_at: blocker.toldAt,
    escalated_at: blocker.escalatedAt,
  };
}

export function fromRow(row: BlockerRow): Blocker {
  return {
    workspace: row.workspace_id,
    number: row.number,
    project: row.project_id,
    owner: row.owner_id,
    text: fromJson(row.text),
    kind: row.kind,
    helper: row.helper_id,
    source: sourceOf(row),
    raisedAt: row.raised_at,
    raisedOn: row.raised_on,
    state: stateOf(row),
    toldAt: row.told_at,
    escalatedAt: row.escalated_at,
  };
}

export function updateToRow(update: BlockerUpdate): Omit<BlockerUpdateRow, 'seq'> {
  const { workspace, number, at, by, what, text } = update;
  return { workspace_id: workspace, number, at, by_id: by, what, text: toJson(text) };
}

export function updateFromRow(row: BlockerUpdateRow): BlockerUpdate {
  const { workspace_id, number, at, by_id, what, text } = row;
  return { workspace: workspace_id, number, at, by: by_id, what, text: fromJson(text) };
}

type SourceColumns = Pick<BlockerRow, 'source' | 'source_date' | 'source_channel' | 'source_ts'>;

function sourceColumns(source: BlockerSource): SourceColumns {
  const none = { source_date: null, source_channel: null, source_ts: null };
  if (source.from === 'answer') return { ...none, source: 'answer', source_date: source.date };
  return { ...none, source: 'message', source_channel: source.channel, source_ts: source.ts };
}

function sourceOf(row: SourceColumns): BlockerSource {
  if (row.source === 'answer') return { from: 'answer', date: present(row.source_date, 'source_date') };
  const channel = present(row.source_channel, 'source_channel');
  return { from: 'message', channel, ts: present(row.source_ts, 'source_ts') };
}

type StateColumns = Pick<BlockerRow, 'state' | 'state_how' | 'state_by' | 'state_at' | 'closed_at'>;

function stateColumns(state: BlockerState): StateColumns {
  const none = { state: state.is, state_how: null, state_by: null, state_at: null, closed_at: null };
  if (state.is === 'asked') return { ...none, state_how: state.doubt };
  if (state.is === 'open') return none;
  const { by, at } = state;
  if (state.is === 'acknowledged') return { ...none, state_by: by, state_at: at };
  return { ...none, state_how: state.how, state_by: by, state_at: at, closed_at: at };
}

function stateOf(row: StateColumns): BlockerState {
  if (row.state === 'open') return { is: 'open' };
  if (row.state === 'asked') return { is: 'asked', doubt: present(row.state_how, 'state_how') as Doubt };
  const by = present(row.state_by, 'state_by');
  const at = present(row.state_at, 'state_at');
  if (row.state === 'acknowledged') return { is: 'acknowledged', by, at };
  return { is: 'closed', how: present(row.state_how, 'state_how') as BlockerEnd, by, at };
}
