import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { betBlocked } from '#domain/blocker.ts';
import type { ChannelId, DeliveryKey, UserId } from '#domain/ids.ts';
import { nudgeKey } from '#domain/keys.ts';
import { NUDGE_RULES, TELLS, type NudgeRule } from '#domain/nudge.ts';
import { plusMinutes, type Instant } from '#domain/time.ts';
import { record } from '#flows/answer.ts';
import { acknowledge, resolve, update } from '#flows/blocker-act.ts';
import { markMessage } from '#flows/blocker-raise.ts';
import { take, takeBack } from '#flows/handover.ts';
import { keepHolidays } from '#flows/holidays.ts';
import { approve, decide, decline, pause, revise } from '#flows/hypothesis.ts';
import { sayStatus } from '#flows/hypothesis-status.ts';
import { callUseless, ratesFor, snoozeItem } from '#flows/nudge.ts';
import { log } from '#flows/reading.ts';
import { cast, castOf } from '#flows/roles.ts';
import { skip } from '#flows/skip.ts';
import {
  aBlocker,
  aHypothesis,
  aMember,
  aParticipation,
  aProject,
  aPrompt,
  aReading,
  at,
  day,
  PROJECT,
  someTerms,
  words,
  WORKSPACE,
} from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';

const [OWN, HELP, LEAD] = ['UOWN', 'UHELP', 'ULEAD'] as UserId[] as [UserId, UserId, UserId];
const TEAM = [OWN, HELP, LEAD].map((id) => aMember({ id, name: id.slice(1) }));
/** Tuesday, everybody at work; they were told an hour ago. */
const NOW = at('2026-03-10T10:00Z');
const TOLD = plusMinutes(NOW, -60);
const DATE = day('2026-03-10');
const run = {
  startedAt: at('2026-03-02T08:00Z'),
  startOn: day('2026-03-02'),
  endOn: day('2026-03-13'),
  firstTarget: 0.85,
};

let house: House;
beforeEach(async () => {
  house = await aHouse(TEAM);
  const { store } = house.ports;
  await store.participations.save(aParticipation(LEAD, { lead: true }));
  await store.blockers.raise(aBlocker({ owner: OWN, helper: HELP }));
  const { number: _, ...bet } = aHypothesis({
    terms: someTerms({ owner: OWN, decider: LEAD }),
    state: { is: 'running', run },
  });
  await store.hypotheses.create(bet);
});
afterEach(async () => {
  expect(house.errors).toEqual([]);
  await house.close();
});

const by = (user: UserId) => ({ workspace: WORKSPACE, user, number: 1 });
const wish = { choice: 'stop', reason: 'It does not move', learned: null } as never;
const dueWith = async (proposed: object | null): Promise<void> => {
  const { store } = house.ports;
  const bet = await store.hypotheses.find(WORKSPACE, 1);
  if (!bet) throw new Error('no bet');
  const state = { is: 'decision-due', run, why: 'deadline', at: TOLD, proposed } as never;
  await store.hypotheses.save(
    { ...bet, state },
    { workspace: WORKSPACE, number: 1, at: TOLD, by: null, what: { is: 'due', why: 'deadline' } },
  );
};
const proposed = { choice: 'ship', by: LEAD, reason: 'Good enough', at: TOLD, learned: null };
const handed = async (): Promise<void> => {
  const handing = { done: 'Batch 14', needs: '' };
  const own = { giver: OWN, to: HELP, next: HELP, words: handing, until: null, givenAt: TOLD, toldAt: TOLD };
  await house.ports.store.handovers.add({ workspace: WORKSPACE, project: PROJECT, ...own, state: { is: 'open' } });
};
const reminded = async (): Promise<void> => {
  await house.ports.store.prompts.insert(aPrompt(DATE, { user: OWN, askedAt: TOLD, nudgedAt: TOLD }));
};
const to = { workspace: WORKSPACE, project: PROJECT, user: OWN, date: DATE };
const which = { number: 1, project: PROJECT };
const holidays = {
  region: { code: 'DE', name: 'Germany' },
  from: DATE,
  until: day('2026-12-31'),
  holidays: [],
} as never;
const marked = (ts: string) => ({
  project: PROJECT,
  text: 'The disk is full',
  kind: 'compute' as const,
  helper: null,
  source: { from: 'message' as const, channel: 'C0001' as ChannelId, ts },
});

type Deed = () => Promise<{ ok: boolean }>;
type Row = [
  name: string,
  rules: [NudgeRule, ...NudgeRule[]],
  item: string,
  user: UserId,
  deed: Deed,
  first?: () => Promise<void>,
];
const BET: Row[1] = ['risk', 'bet', 'overlap'];
/** What each kind of message asks for, who does it, and what has to be there first. */
const DEEDS: readonly Row[] = [
  ['acknowledging', ['overlap', 'blocker-helper'], 'B1', HELP, () => acknowledge(house.ports, by(HELP), NOW)],
  ['resolving', ['overlap', 'blocker-lead'], 'B1', LEAD, () => resolve(house.ports, by(LEAD), NOW)],
  [
    'telling how it goes',
    ['overlap'],
    'B1',
    OWN,
    () => update(house.ports, by(OWN), { text: 'Half of it came', kind: 'data', helper: HELP }, NOW),
  ],
  ['logging a reading', BET, 'H1', OWN, () => log(house.ports, by(OWN), aReading(), NOW, NOW)],
  [
    'saying how a bet goes',
    BET,
    'H1',
    OWN,
    () => sayStatus(house.ports, by(OWN), { status: 'on-track', text: '' }, NOW),
  ],
  ['being held up at a bet', BET, 'H1', OWN, () => markMessage(house.ports, by(OWN), marked(betBlocked(1, NOW)), NOW)],
  ['pausing it', BET, 'H1', OWN, () => pause(house.ports, by(OWN), 'stops', NOW)],
  ['deciding early', BET, 'H1', LEAD, () => decide(house.ports, by(LEAD), wish, NOW)],
  ['deciding', BET, 'H1', LEAD, () => decide(house.ports, by(LEAD), wish, NOW), () => dueWith(null)],
  ['agreeing', BET, 'H1', OWN, () => approve(house.ports, by(OWN), NOW), () => dueWith(proposed)],
  ['not agreeing', BET, 'H1', OWN, () => decline(house.ports, by(OWN), NOW), () => dueWith(proposed)],
  [
    'changing its terms',
    BET,
    'H1',
    OWN,
    () => revise(house.ports, by(OWN), someTerms({ owner: OWN, decider: HELP }), 'Lea is away', NOW),
  ],
  [
    'answering',
    ['reminder'],
    `${PROJECT}@${DATE}`,
    OWN,
    () => record(house.ports, to, words({ done: 'x' }), 'form', NOW),
    reminded,
  ],
  ['leaving a day out', ['reminder'], `${PROJECT}@${DATE}`, OWN, () => skip(house.ports, to, NOW), reminded],
  ['taking it', ['handover'], 'handover 1', HELP, () => take(house.ports, by(HELP), which, NOW), handed],
  ['taking it back', ['handover'], 'handover 1', OWN, () => takeBack(house.ports, by(OWN), which, NOW), handed],
  [
    'keeping them',
    ['holidays'],
    'holidays',
    OWN,
    () => keepHolidays(house.ports, { workspace: WORKSPACE, by: OWN, user: OWN }, holidays, NOW),
  ],
  [
    'choosing roles',
    ['lead'],
    `wishes:${PROJECT}`,
    LEAD,
    async () => {
      const chosen = await castOf(house.ports.store, aProject());
      return cast(house.ports, { workspace: WORKSPACE, user: LEAD }, PROJECT, { chosen, shown: null }, NOW);
    },
  ],
];
/** Decided in test/flows/review.test.ts, where there is something to decide. */
const ELSEWHERE: readonly NudgeRule[] = ['review'];

const told = async (user: UserId, rule: NudgeRule, item: string, moment: Instant): Promise<DeliveryKey> => {
  const key = rule === 'reminder' ? nudgeKey(PROJECT, user, DATE) : (`${rule}:${moment}` as DeliveryKey);
  const nudge = { workspace: WORKSPACE, key, project: PROJECT, user, rule, item, at: moment, outcome: null };
  expect(await house.ports.store.nudges.add(nudge)).toBe(true);
  return key;
};
const outcome = async (key: DeliveryKey) => (await house.ports.store.nudges.find(WORKSPACE, key))?.outcome;

describe('an unasked message', () => {
  it.each(DEEDS)('was acted on by %s', async (_name, rules, item, user, deed, first) => {
    await first?.();
    const keys = await Promise.all(rules.map((rule) => told(user, rule, item, TOLD)));
    const long = rules[0] === 'reminder' ? null : await told(user, rules[0], item, at('2026-02-27T10:00Z'));
    const later = rules[0] === 'reminder' ? null : await told(user, rules[0], item, plusMinutes(NOW, 60));
    expect(await deed()).toMatchObject({ ok: true });
    for (const key of keys) expect(await outcome(key), key).toBe('acted');
    // What was said more than a week ago did not bring it about, nor what is still to be said.
    if (long && later) expect([await outcome(long), await outcome(later)]).toEqual([null, null]);
  });

  it('asks for something, or only tells', () => {
    const known = new Set<NudgeRule>([...DEEDS.flatMap(([, rules]) => rules), ...TELLS, ...ELSEWHERE]);
    expect(NUDGE_RULES.filter((rule) => !known.has(rule))).toEqual([]);
  });

  it('that was called useless stays so, whatever is pressed later', async () => {
    const { store } = house.ports;
    for (const rule of NUDGE_RULES) {
      const pressed = { workspace: WORKSPACE, user: OWN, rule, item: rule === 'holidays' ? rule : 'H1' };
      const key = `${rule}:1` as DeliveryKey;
      await store.nudges.add({ ...pressed, key, project: PROJECT, at: TOLD, outcome: null });
      await callUseless(store, pressed, NOW);
      expect(await snoozeItem(store, pressed, 3, plusMinutes(NOW, 1))).toMatchObject({ ok: true });
    }
    await log(house.ports, by(OWN), aReading(), NOW, plusMinutes(NOW, 2));
    const { rows } = await ratesFor(store, aProject(), OWN, plusMinutes(NOW, 3));
    expect(rows.map(({ rule, shown, acted, notUseful }) => [rule, shown, acted, notUseful])).toEqual(
      NUDGE_RULES.toSorted().map((rule) => [rule, 1, 0, 1]),
    );
  });
});
