import { NO_WORDS } from '#domain/answer.ts';
import type { Message } from '#domain/message.ts';
import { readHandle } from '#domain/prompt.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { dateInWords } from '#domain/time-words.ts';
import { done, refused } from '#domain/verb.ts';
import { carriedOver, promptFor, record, recordSamePlan, type AnswerTo } from '#flows/answer.ts';
import { noPartIn } from '#flows/asking.ts';
import { followUp } from '#flows/blocker-act.ts';
import { betsSaid, withBets } from '#flows/hypothesis-standup.ts';
import { participantOf } from '#flows/participant.ts';
import { answersTo } from '#flows/question.ts';
import { skip, snooze } from '#flows/skip.ts';
import { sectionFor } from '#flows/standup-form.ts';
import type { Action, Button, Call, Deed, Form, Reply } from '#ports/doors.ts';
import type { Ports } from '#ports/index.ts';
import { copied, readHandles, saysOwn, sectionOf, SENT_FIELDS, type Handle, type Sent } from './answer-sent.ts';
import { answerRefused, skipRefused } from './refusals.ts';

const FORGOTTEN = refused('This button is from an older version of me. Use `/standup`.');
const say = (message: Message): Reply => ({ kind: 'say', message });
const toOf = ({ workspace, who }: Call, { project, date }: Handle): AnswerTo => ({
  workspace,
  user: who,
  project,
  date,
});

/** A button about one prompt. */
function promptButton(
  id: string,
  changes: boolean,
  run: (ports: Ports, call: Call, handle: Handle) => Promise<Reply>,
): Button {
  return {
    id,
    read(value) {
      const handle = readHandle(value);
      return handle ? ok({ changes, run: (ports, call) => run(ports, call, handle) }) : refuse(FORGOTTEN);
    },
  };
}

const fill = promptButton('standup.fill', false, async (ports, call, { project, date }) => {
  const participant = await participantOf(ports.store, call.workspace, project, call.who, call.now);
  const prompt = participant && (await promptFor(ports.store, participant, date, call.now));
  if (!participant || !prompt)
    return say(
      refused(
        answerRefused({ kind: (await noPartIn(ports.store, toOf(call, { project, date }))) ?? 'not-a-standup-day' }),
      ),
    );
  return {
    kind: 'show',
    form: { kind: 'standup-form', sections: [await sectionFor(ports.store, participant, prompt, call.now)] },
  };
});

const same = promptButton('standup.same', true, async (ports, call, handle) => {
  const recorded = await recordSamePlan(ports, toOf(call, handle), call.now);
  if (!recorded.ok) return say(refused(answerRefused(recorded.error)));
  return recorded.value.shown > 0 ? { kind: 'silent' } : say(done('Your plan of last time stands as your answer.'));
});

const skipButton = promptButton('standup.skip', true, async (ports, call, handle) => {
  const skipped = await skip(ports, toOf(call, handle), call.now);
  if (!skipped.ok) return say(refused(skipRefused(skipped.error, call.now)));
  return skipped.value.shown > 0 ? { kind: 'silent' } : say(done(`Skipped ${dateInWords(handle.date)}.`));
});

const snoozeMenu: Button = {
  id: 'standup.snooze',
  read(value) {
    const [text = '', minutes = ''] = value.split('|');
    const handle = readHandle(text);
    if (!handle || !/^\d{1,3}$/.test(minutes)) return refuse(FORGOTTEN);
    const run: Action = async (ports, call) => {
      const snoozed = await snooze(ports, toOf(call, handle), Number(minutes), call.now);
      return snoozed.ok ? { kind: 'silent' } : say(refused(skipRefused(snoozed.error, call.now)));
    };
    return ok({ changes: true, run });
  },
};

/** The submitted form: one answer per section; all sections are read before any is stored. */
const standupForm: Form = {
  id: 'standup-form',
  read(values, meta): Result<Deed, Readonly<Record<string, string>>> {
    const handles = readHandles(meta);
    const answers = copied(
      handles.map((handle) => sectionOf(values, handle)),
      values['copy'],
    );
    const said = answers.filter(
      (sent) => sent.words !== null || saysOwn(sent) || sent.extras.followUps.some(({ now }) => now !== 'still'),
    );
    const [first] = handles;
    if (!first) return refuse({});
    if (said.length === 0) return refuse({ [`done:${first.project}`]: answerRefused({ kind: 'empty' }) });
    return ok({ changes: true, run: (ports, call) => recordAll(ports, call, said) });
  },
};

/** Records all; a project that went while the form was open holds nothing up, and gives back what was written for it. */
async function recordAll(ports: Ports, call: Call, sent: readonly Sent[]): Promise<Reply> {
  const gone: Sent[] = [];
  for (const one of sent) if (await noPartIn(ports.store, toOf(call, one.handle))) gone.push(one);
  if (gone.length === 0 || gone.length === sent.length) return recordThose(ports, call, sent);
  const reply = await recordThose(
    ports,
    call,
    sent.filter((one) => !gone.includes(one)),
  );
  if (reply.kind === 'faults') return reply;
  const kept = gone.flatMap(({ words }) => SENT_FIELDS.map((question) => words?.[question] ?? ''));
  return say(refused(GONE, kept.filter((text) => text.trim() !== '').join('\n')));
}

const GONE =
  'One of these projects was deleted while your form was open, or you are no longer asked in it. Your other answers are in.';

async function recordThose(ports: Ports, call: Call, sent: readonly Sent[]): Promise<Reply> {
  const asked = await withOwn(ports, call, sent);
  if (!asked.ok) return { kind: 'faults', faults: asked.error };
  const said = asked.value;
  let shown = 0;
  for (const { handle, words, extras, ticked, bets } of said) {
    const to = toOf(call, handle);
    if (words === null) {
      await ports.store.atomically((inside) => followUp(inside, to, extras.followUps, call.now));
      continue;
    }
    const whole = withBets(await carriedOver(ports.store, to, words, ticked), bets);
    const recorded = await record(ports, to, whole, 'form', call.now, extras);
    if (!recorded.ok) {
      const field = recorded.error.kind.endsWith('helper') ? 'helper' : 'done';
      return { kind: 'faults', faults: { [`${field}:${handle.project}`]: answerRefused(recorded.error) } };
    }
    shown += recorded.value.shown;
  }
  const first = said.find(({ words }) => words !== null);
  if (!first) return say(done('Your blockers are brought up to date.'));
  if (shown > 0) return { kind: 'silent' };
  return say(done(`Your standup for ${dateInWords(first.handle.date)} is in. \`/standup\` lets you change it.`));
}

/** The sections with what they answer to their project's own questions; all are read before any is stored. */
async function withOwn(
  { store }: Ports,
  call: Call,
  sent: readonly Sent[],
): Promise<Result<readonly Sent[], Readonly<Record<string, string>>>> {
  const faults: Record<string, string> = {};
  const whole: Sent[] = [];
  for (const one of sent) {
    const { handle, words, own, bets } = one;
    const bet = await betsSaid(store, call.workspace, bets);
    if (!bet.ok) for (const [number, why] of bet.error) faults[`bet-text-${number}:${handle.project}`] = why;
    const read = await answersTo(store, toOf(call, handle), own, words !== null);
    if (!read.ok) for (const [place, why] of read.error) faults[`own-${place}:${handle.project}`] = why;
    else if (read.value.length > 0) whole.push({ ...one, words: { ...(words ?? NO_WORDS), asked: read.value } });
    else whole.push(one);
  }
  return Object.keys(faults).length > 0 ? refuse(faults) : ok(whole);
}

/** The buttons of a prompt, and the form they open. */
export const answerDoors = { buttons: [fill, same, skipButton, snoozeMenu], forms: [standupForm] };
