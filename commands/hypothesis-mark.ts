import { z } from 'zod';
import { CHOICES, type Hypothesis } from '#domain/hypothesis.ts';
import type { BetChoice } from '#domain/hypothesis-form.ts';
import { ok, refuse } from '#domain/result.ts';
import { done, refused } from '#domain/verb.ts';
import { decide } from '#flows/hypothesis.ts';
import { betsBeside, markEvidence } from '#flows/hypothesis-mark.ts';
import type { Action, Call, Form, MarkedMessage, Reply, Shortcut } from '#ports/doors.ts';
import type { Ports } from '#ports/index.ts';
import { decidedInWords } from './hypothesis-acts.ts';
import { actOf, idOf, say, sentenceOf, textOf } from './hypothesis-kit.ts';

const NO_BETS = 'No bet runs in your projects. `/hypothesis new` in a channel opens one.';
const NONE_YOURS = 'No bet waits for you: a bet is decided by the person who was named when it was agreed.';

const choiceOf = ({ number, terms }: Hypothesis): BetChoice => ({ number, belief: terms.belief });

function shows(show: (ports: Ports, call: Call, message: MarkedMessage) => Promise<Reply>) {
  return (message: MarkedMessage) =>
    ok({ changes: false, run: ((ports, call) => show(ports, call, message)) satisfies Action });
}

/** "Evidence for a bet" on any message: which bet, and whether it speaks for or against it. */
const evidence: Shortcut = {
  id: 'hypothesis.evidence',
  read: shows(async ({ store }, { workspace, who }, { channel, ts, text }) => {
    const bets = (await betsBeside(store, workspace, who, channel)).map(choiceOf);
    if (bets.length === 0) return say(refused(NO_BETS));
    return { kind: 'show', form: { kind: 'evidence-form', channel, ts, text, bets } };
  }),
};

/** "Decision on a bet" on any message: which bet of whoever decides, and how; the message is the reason. */
const decision: Shortcut = {
  id: 'hypothesis.decision',
  read: shows(async ({ store }, { workspace, who }, { channel, text }) => {
    const bets = await betsBeside(store, workspace, who, channel);
    const mine = bets.filter(({ terms }) => terms.decider === who).map(choiceOf);
    if (mine.length === 0) return say(refused(bets.length === 0 ? NO_BETS : NONE_YOURS));
    return { kind: 'show', form: { kind: 'decided-form', text, bets: mine } };
  }),
};

const Meta = z.object({ channel: z.string(), ts: z.string() });

const evidenceForm: Form = {
  id: 'evidence-form',
  read(values, meta) {
    const { channel, ts } = Meta.parse(JSON.parse(meta));
    const number = Number(textOf(values['bet']));
    const stance = values['stance'];
    const text = textOf(values['text']).trim();
    if (stance !== 'for' && stance !== 'against') return refuse({ stance: 'Say whether it speaks for or against it.' });
    if (text === '') return refuse({ text: 'Say in a line what it is.' });
    const run: Action = async (ports, call) => {
      const source = `message:${channel}:${ts}`;
      const marked = await markEvidence(ports, actOf(call, number), { stance, text, source }, call.now);
      if (marked.ok) return say(done(`Kept as evidence ${stance} ${idOf(number)}; it stands on its card.`));
      return { kind: 'faults', faults: { bet: await sentenceOf(ports, call, marked.error, number) } };
    };
    return ok({ changes: true, run });
  },
};

const decidedForm: Form = {
  id: 'decided-form',
  read(values) {
    const number = Number(textOf(values['bet']));
    const choice = CHOICES.find((one) => one === values['choice']);
    if (!choice) return refuse({ choice: 'Choose what becomes of it.' });
    const reason = textOf(values['text']).trim();
    const run: Action = async (ports, call) => {
      const decided = await decide(ports, actOf(call, number), { choice, reason, learned: null }, call.now);
      if (decided.ok) return say(done(decidedInWords(decided.value, choice)));
      const field = decided.error.kind === 'needs-reason' ? 'text' : 'choice';
      return { kind: 'faults', faults: { [field]: await sentenceOf(ports, call, decided.error, number) } };
    };
    return ok({ changes: true, run });
  },
};

/** What any message can be for a bet, and the forms of it. */
export const hypothesisMarkDoors = { shortcuts: [evidence, decision], forms: [evidenceForm, decidedForm] };
