import type { Message } from '#domain/message.ts';
import { hypothesisId, readHypothesisId, type Hypothesis, type Lineage } from '#domain/hypothesis.ts';
import type { Refusal } from '#domain/hypothesis-refusals.ts';
import { readIdFirst } from '#domain/hypothesis-typed.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { done, readVerb, refused, type VerbTable } from '#domain/verb.ts';
import { approve, carryOn, decline, guess, pause, resume, start, type BetAct } from '#flows/hypothesis.ts';
import { cardOf } from '#flows/hypothesis-keep.ts';
import { shareData } from '#flows/hypothesis-data.ts';
import { calibrationOf, dataReport, listOf, searchIn } from '#flows/hypothesis-ledger.ts';
import { whyInWords } from '#flows/hypothesis-why.ts';
import type { Project } from '#domain/project.ts';
import type { Action, Button, Call, Command, Deed } from '#ports/doors.ts';
import type { Ports } from '#ports/index.ts';
import { logTyped, showDecide, showLog, showWatch } from './hypothesis-acts.ts';
import { showDecider } from './hypothesis-decider.ts';
import { showAgain, showEdit, showNew } from './hypothesis-form.ts';
import { readUndo, showWithdraw, withdrawTyped } from './reading-withdrawn.ts';
import { saysStatus, showBlocked } from './hypothesis-status.ts';
import { aboutBet, actOf, FORGOTTEN, idOf, no, projectOf, say } from './hypothesis-kit.ts';

const reads = (run: Action): Result<Deed, never> => ok({ changes: false, run });
const changes = (run: Action): Result<Deed, never> => ok({ changes: true, run });

/** A verb that is followed by the id of a bet. */
const ofBet =
  (then: (number: number, rest: string) => Result<Deed, Message>) =>
  (rest: string): Result<Deed, Message> => {
    const read = readIdFirst(rest);
    return read.ok ? then(read.value.number, read.value.rest) : refuse(refused(read.error, rest));
  };

const table: VerbTable<Deed> = {
  title: '/hypothesis: bets with a number, a time-box and a decision at the end',
  lines: [
    { usage: '/hypothesis', does: 'lists the bets of this channel, those to act on first' },
    { usage: '/hypothesis new', does: 'opens the form for a bet' },
    { usage: '/hypothesis new a small encoder is enough | accuracy >= 0.85 | 2w', does: 'the same, filled in' },
    { usage: '/hypothesis show H12', does: 'shows its card' },
    {
      usage: '/hypothesis log H12 0.83 n=200',
      does: 'logs a reading; F1 takes tp= fp= fn= in place of n=, a mean runs=; add eval=v2 or confirm',
    },
    {
      usage: '/hypothesis withdraw H12 0.38 a slip',
      does: 'takes a reading back, the last one where none is named; so does `/hypothesis log H12 undo`',
    },
    {
      usage: '/hypothesis status H12 at risk: labels late',
      does: 'says how a bet of yours goes: on track, at risk, off track',
    },
    { usage: '/hypothesis decide H12', does: 'asks its decision owner: ship, pivot, stop or re-bet' },
    { usage: '/hypothesis rebet H12', does: 'makes the same bet once more, counted, as a new one' },
    { usage: '/hypothesis data H12', does: 'shows its data readiness report' },
    { usage: '/hypothesis search words', does: 'finds ended bets with how they came out' },
    { usage: '/hypothesis calibration', does: 'shows how good our forecasts were' },
    { usage: '/hypothesis help', does: 'shows this' },
  ],
  verbs: {
    '': () => reads(inProject(({ store }, { now }, project) => listOf(store, project, now))),
    list: () => reads(inProject(({ store }, { now }, project) => listOf(store, project, now))),
    new: (rest) => reads(showNew(rest)),
    show: ofBet((number) => reads(showCard(number))),
    log: ofBet((number, rest) => {
      const undone = readUndo(rest);
      if (undone !== null) return withdrawTyped(number, undone);
      return rest === '' ? reads(showLog(number)) : changes(logTyped(number, rest));
    }),
    withdraw: ofBet((number, rest) => withdrawTyped(number, rest)),
    status: ofBet((number, rest) => saysStatus(number, rest)),
    decide: ofBet((number) => reads(showDecide(number))),
    rebet: ofBet((number) => reads(showRebet(number))),
    data: ofBet((number) => reads(showData(number))),
    search: (rest) => reads(inProject(({ store }, { now }, project) => searchIn(store, project, rest, now))),
    calibration: () => reads(inProject(({ store }, _call, project) => calibrationOf(store, project))),
  },
};

/** Bets: opened, measured, forecast, decided. */
const command: Command = {
  name: '/hypothesis',
  usage:
    '[new … | list | show H12 | log H12 0.83 n=200 | withdraw H12 | status H12 at risk | decide H12 | rebet H12 | data H12 | search … | calibration | help]',
  read: (text) => readVerb(table, idBehind(text)),
};

/** `H12` is `show H12`, `H12 0.83 n=200` is `log H12 0.83 n=200`, `H12 decide` is `decide H12`. */
function idBehind(text: string): string {
  const [, id, rest = ''] = /^\s*(h\d{1,9})\b[\s:=,]*([\s\S]*)$/i.exec(text) ?? [];
  if (id === undefined) return text;
  if (rest === '') return `show ${id}`;
  const [, word = '', more = ''] = /^(\S+)\s*([\s\S]*)$/.exec(rest) ?? [];
  return Object.hasOwn(table.verbs, word.toLowerCase()) ? `${word} ${id} ${more}` : `log ${id} ${rest}`;
}

function inProject(show: (ports: Ports, call: Call, project: Project) => Promise<Message>): Action {
  return async (ports, call) => {
    const project = await projectOf(ports, call);
    return say(project.ok ? await show(ports, call, project.value) : refused(project.error));
  };
}

const showCard = (number: number): Action =>
  aboutBet(number, async ({ store }, { now }, known) => say(await cardOf(store, known, { to: 'reader' }, now)));

const showWhy = (number: number): Action =>
  aboutBet(number, (_ports, _call, known) => ({
    kind: 'show',
    form: { kind: 'told-form', title: `Why? ${hypothesisId(number)}`, sentences: whyInWords(known) },
  }));

const showData = (number: number): Action =>
  aboutBet(number, async ({ store }, { workspace }, { bet }) => {
    const { dataProvider } = bet.terms;
    const provider = dataProvider === 'none' ? null : await store.members.find(workspace, dataProvider);
    return say({ ...dataReport(bet, () => provider?.name ?? 'A former member'), share: number });
  });

const sharing =
  (number: number): Action =>
  async (ports, call) => {
    const shared = await shareData(ports, actOf(call, number), call.now);
    if (!shared.ok) return no(ports, call, shared.error, number);
    const where = shared.value ? 'It is in the channel.' : 'It stands in the channel since earlier today.';
    return say(done(`Data readiness of ${idOf(number)}: ${where}`));
  };

/** Decided already, the form for the next one; otherwise the decision, with Re-bet chosen. */
const showRebet = (number: number): Action =>
  aboutBet(number, (ports, call, { bet }) =>
    (bet.state.is === 'decided' ? showAgain(number, 'rebet') : showDecide(number, 'rebet'))(ports, call),
  );

/** A button that takes a step, and says so where no card changes by itself. */
function step(
  id: string,
  act: (ports: Ports, act: BetAct, now: Call['now'], rest: string) => Promise<Result<Hypothesis, Refusal>>,
  told: (number: number) => string,
): Button {
  return numbered(id, (number, rest) =>
    changes(async (ports, call) => {
      const acted = await act(ports, actOf(call, number), call.now, rest);
      return acted.ok ? say(done(told(number))) : no(ports, call, acted.error, number);
    }),
  );
}

/** A button whose value begins with the number of a bet. */
function numbered(id: string, then: (number: number, rest: string) => Result<Deed, Message>): Button {
  return {
    id,
    read(value) {
      const [first = '', rest = ''] = value.split('|');
      const number = readHypothesisId(first);
      return number === null ? refuse(FORGOTTEN) : then(number, rest);
    },
  };
}

const shows = (id: string, show: (number: number) => Action): Button => numbered(id, (number) => reads(show(number)));

const MORE: Readonly<Record<string, (number: number) => Result<Deed, Message>>> = {
  edit: (number) => reads(showEdit(number)),
  withdraw: (number) => reads(showWithdraw(number, null)),
  decide: (number) => reads(showDecide(number)),
  data: (number) => reads(showData(number)),
  'on-track': (number) => saysStatus(number, 'on track'),
  'at-risk': (number) => saysStatus(number, 'at risk'),
  'off-track': (number) => saysStatus(number, 'off track'),
  'pause-stops': (number) => changes(pausing(number, 'stops')),
  'pause-runs': (number) => changes(pausing(number, 'runs')),
};

const pausing =
  (number: number, clock: 'stops' | 'runs'): Action =>
  async (ports, call) => {
    const rested = await pause(ports, actOf(call, number), clock, call.now);
    return rested.ok ? say(done(`${idOf(number)} is paused.`)) : no(ports, call, rested.error, number);
  };

const lineageOf = (text: string): Lineage['how'] => (text === 'rebet' || text === 'drift' ? text : 'pivot');

const buttons: Button[] = [
  shows('hypothesis.show', showCard),
  shows('hypothesis.edit', showEdit),
  shows('hypothesis.log', showLog),
  shows('hypothesis.why', showWhy),
  shows('hypothesis.decide', (number) => showDecide(number)),
  shows('hypothesis.watch', showWatch),
  numbered('hypothesis.share', (number) => changes(sharing(number))),
  shows('hypothesis.blocked', showBlocked),
  numbered('hypothesis.status', (number, word) => saysStatus(number, word.replace('-', ' '))),
  shows('hypothesis.decider', showDecider),
  numbered('hypothesis.withdraw', (number, reading) => reads(showWithdraw(number, Number(reading)))),
  numbered('hypothesis.again', (number, how) => reads(showAgain(number, lineageOf(how)))),
  numbered('hypothesis.more', (number, what) => MORE[what]?.(number) ?? refuse(FORGOTTEN)),
  step('hypothesis.start', start, (number) => `${idOf(number)} runs. Its card is in the channel.`),
  step('hypothesis.resume', resume, (number) => `${idOf(number)} goes on.`),
  step('hypothesis.approve', approve, (number) => `${idOf(number)} is decided; you agreed.`),
  step(
    'hypothesis.decline',
    decline,
    (number) => `${idOf(number)} is open again; its decision owner has to choose anew.`,
  ),
  step('hypothesis.carry-on', carryOn, (number) => `${idOf(number)} runs on until its deadline.`),
  step(
    'hypothesis.guess',
    (ports, act, now, percent) => guess(ports, act, Number(percent), now),
    (number) => `Your guess on ${idOf(number)} is kept, unseen by the others until it is decided.`,
  ),
];

/** The command of bets, and their buttons. */
export const hypothesisDoors = { command, buttons };
