import { blockerId, BLOCKER_KINDS, readBlockerId, type BlockerKind } from '#domain/blocker.ts';
import { quoted } from '#domain/calendar-names.ts';
import type { UserId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { ok, refuse } from '#domain/result.ts';
import { done, refused } from '#domain/verb.ts';
import {
  acknowledge,
  resolve,
  settleDoubt,
  update,
  type Act,
  type ActRefusal,
  type Acted,
} from '#flows/blocker-act.ts';
import { cardFor, listFor, lookOf } from '#flows/blocker-look.ts';
import { seesBlocker } from '#flows/posting.ts';
import type { Action, Button, Call, Deed, Form, FormValues, Reply } from '#ports/doors.ts';
import type { Ports } from '#ports/index.ts';
import type { Result } from '#domain/result.ts';
import { actRefused } from './refusals.ts';

const say = (message: Message): Reply => ({ kind: 'say', message });
const FORGOTTEN = refused('This button is from an older version of me. `/standup blockers` lists what is open.');
const actOf = ({ workspace, who }: Call, number: number): Act => ({ workspace, user: who, number });

/** A button about one blocker. In a card the message itself changes; in a list, which does not, `told` is said. */
function blockerButton(
  id: string,
  act: (ports: Ports, act: Act, call: Call) => Promise<Result<Acted, ActRefusal>>,
  told: (acted: Acted) => string,
): Button {
  return {
    id,
    read(value) {
      const [text = '', where = 'card'] = value.split('|');
      const number = readBlockerId(text);
      if (number === null) return refuse(FORGOTTEN);
      const run: Action = async (ports, call) => {
        const acted = await act(ports, actOf(call, number), call);
        if (!acted.ok) return say(refused(actRefused(acted.error, number)));
        return where === 'list' || acted.value.shown === 0 ? say(done(told(acted.value))) : { kind: 'silent' };
      };
      return ok({ changes: true, run });
    },
  };
}

const buttons: Button[] = [
  blockerButton(
    'blocker.acknowledge',
    (ports, act, { now }) => acknowledge(ports, act, now),
    ({ blocker }) => `You see to ${blockerId(blocker.number)}. Its owner hears of it.`,
  ),
  blockerButton(
    'blocker.resolve',
    (ports, act, { now }) => resolve(ports, act, now),
    ({ blocker }) => `${blockerId(blocker.number)} is resolved.`,
  ),
  blockerButton(
    'blocker.blocks',
    (ports, act, { now }) => settleDoubt(ports, act, true, now),
    ({ blocker }) => `${blockerId(blocker.number)} is tracked as a blocker.`,
  ),
  blockerButton(
    'blocker.review',
    (ports, act, { now }) => settleDoubt(ports, act, false, now),
    () => 'Noted as a request for review, not as a blocker.',
  ),
  {
    id: 'blocker.update',
    read(value) {
      const number = readBlockerId(value.split('|')[0] ?? '');
      return number === null ? refuse(FORGOTTEN) : ok({ changes: false, run: showUpdate(number) });
    },
  },
];

const showUpdate =
  (number: number): Action =>
  async ({ store }, { workspace, who, now }) => {
    const blocker = await store.blockers.find(workspace, number);
    if (!blocker || !(await seesBlocker(store, blocker, who)))
      return say(refused(actRefused({ kind: 'unknown' }, number)));
    if (blocker.state.is === 'closed') return say(refused(actRefused({ kind: 'over' }, number)));
    const look = await lookOf(store, blocker, now);
    return { kind: 'show', form: { kind: 'blocker-update-form', look, helper: blocker.helper } };
  };

const updateForm: Form = {
  id: 'blocker-update-form',
  read(values, meta): Result<Deed, Readonly<Record<string, string>>> {
    const number = Number(meta);
    const said = {
      text: textOf(values['text']),
      kind: readKind(values['kind']) ?? 'other',
      helper: readUser(values['helper']),
    };
    const run: Action = async (ports, call) => {
      const acted = await update(ports, actOf(call, number), said, call.now);
      if (acted.ok) return acted.value.shown > 0 ? { kind: 'silent' } : say(done(`${blockerId(number)} is updated.`));
      const field = acted.error.kind.endsWith('helper') ? 'helper' : 'text';
      return { kind: 'faults', faults: { [field]: actRefused(acted.error, number) } };
    };
    return ok({ changes: true, run });
  },
};

export const textOf = (value: FormValues[string] | undefined): string => (typeof value === 'string' ? value : '');

/** The kind chosen in a form; null: none, or one that is none of ours. */
export function readKind(value: FormValues[string] | undefined): BlockerKind | null {
  return BLOCKER_KINDS.find((kind) => kind === value) ?? null;
}

/** The person chosen in a form; null: nobody. */
export function readUser(value: FormValues[string] | undefined): UserId | null {
  return typeof value === 'string' && value !== '' ? (value as UserId) : null;
}

const LIST_WORDS = new Set(['all', 'history', 'resolved']);

/** `/standup blockers`, `… all`, `… B12`. */
export function readBlockers(rest: string): Result<Deed, Message> {
  const reads = (run: Action): Result<Deed, never> => ok({ changes: false, run });
  const word = rest.trim().toLowerCase();
  if (word === '' || word === 'open') return reads(showList('open'));
  if (LIST_WORDS.has(word)) return reads(showList('all'));
  const number = readBlockerId(word);
  if (number !== null) return reads(showOne(number));
  const sentence = `${quoted(rest)} is none of open, all, or an id such as B12. \`/standup blockers\` lists what is open.`;
  return refuse(refused(sentence));
}

const showList =
  (which: 'open' | 'all'): Action =>
  async ({ store }, { workspace, who, channel, now }) => {
    const here = channel === null ? null : await store.projects.findByChannel(workspace, channel);
    const member = here && (await store.participations.find(workspace, here.id, who));
    if (here && !member)
      return say(refused('You are not a member of this project. Join its channel to see its blockers.'));
    return say(await listFor(store, { workspace, user: who }, here, which, now));
  };

const showOne =
  (number: number): Action =>
  async ({ store }, { workspace, who, now }) => {
    const blocker = await store.blockers.find(workspace, number);
    const mine = blocker && (blocker.owner === who || blocker.helper === who);
    if (!blocker || (blocker.state.is === 'asked' && blocker.owner !== who))
      return say(refused(actRefused({ kind: 'unknown' }, number)));
    const member = mine || (await store.participations.find(workspace, blocker.project, who));
    if (!member) return say(refused(actRefused({ kind: 'not-yours' }, number)));
    if (!(await seesBlocker(store, blocker, who))) return say(refused(actRefused({ kind: 'unknown' }, number)));
    return say(await cardFor(store, blocker, 'reader', now));
  };

/** The buttons of blockers, and the form that Update opens. */
export const blockerDoors = { buttons, forms: [updateForm] };
