import { NO_WORDS } from '#domain/answer.ts';
import type { FollowUp } from '#domain/blocker-choice.ts';
import type { ProjectId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { readHandle, type AnswerWords } from '#domain/prompt.ts';
import { betLine, STANCES, type BetSaid } from '#domain/hypothesis-said.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { LocalDate } from '#domain/time.ts';
import { dateInWords } from '#domain/time-words.ts';
import { done, refused } from '#domain/verb.ts';
import { carriedOver, promptFor, record, recordSamePlan, type AnswerTo, type BlockerExtras } from '#flows/answer.ts';
import { followUp } from '#flows/blocker-act.ts';
import { betsSaid, withBets } from '#flows/hypothesis-standup.ts';
import { participantOf } from '#flows/participant.ts';
import { answersTo } from '#flows/question.ts';
import { skip, snooze } from '#flows/skip.ts';
import { sectionFor } from '#flows/standup-form.ts';
import type { Action, Button, Call, Deed, Form, FormValues, Reply } from '#ports/doors.ts';
import type { Ports } from '#ports/index.ts';
import { readKind, readUser, textOf } from './blocker.ts';
import { answerRefused, skipRefused } from './refusals.ts';

type Handle = { readonly project: ProjectId; readonly date: LocalDate };

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
    return say(refused(answerRefused({ kind: participant ? 'not-a-standup-day' : 'not-a-participant' })));
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

const QUESTIONS = ['done', 'plan', 'blockers', 'evidence'] as const;

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

function readHandles(meta: string): Handle[] {
  const list: unknown = JSON.parse(meta);
  return Array.isArray(list) ? list.flatMap((text) => readHandle(String(text)) ?? []) : [];
}

function wordsOf(values: FormValues, project: ProjectId): AnswerWords | null {
  const words: Record<(typeof QUESTIONS)[number], string> = { ...NO_WORDS };
  for (const question of QUESTIONS) {
    const value = values[`${question}:${project}`];
    words[question] = typeof value === 'string' ? value : '';
  }
  return Object.values(words).some((text) => text.trim() !== '') ? words : null;
}

/** A section as it was sent: its words, null where there are none, and what it says of blockers. */
interface Sent {
  readonly handle: Handle;
  readonly words: AnswerWords | null;
  readonly extras: BlockerExtras;
  /** Which items of the last plan are ticked; null: it has no boxes. */
  readonly ticked: readonly number[] | null;
  /** What the fields of their bets say. */
  readonly bets: readonly BetSaid[];
  /** What stands in the fields of the project's own questions, by their place. */
  readonly own: ReadonlyMap<number, string>;
}

function sectionOf(values: FormValues, handle: Handle): Sent {
  const { project } = handle;
  const choice = { kind: readKind(values[`kind:${project}`]), helper: readUser(values[`helper:${project}`]) };
  const followUps = Object.entries(values).flatMap(([field, value]): FollowUp[] => {
    const number = field.endsWith(`:${project}`) ? /^open-(\d+):/.exec(field)?.[1] : undefined;
    if (number === undefined) return [];
    const text = textOf(values[`open-text-${number}:${project}`]);
    const now = value === 'resolved' ? value : value === 'changed' && text.trim() !== '' ? value : 'still';
    return [{ number: Number(number), now, text }];
  });
  const boxes = values[`carry:${project}`];
  const ticked = boxes === undefined ? null : Array.isArray(boxes) ? boxes.map(Number) : [];
  const typed = wordsOf(values, project);
  const bets = betsIn(values, project);
  // Boxes alone are an answer too, and so are bets.
  const words = typed ?? ((ticked !== null && ticked.length > 0) || bets.length > 0 ? NO_WORDS : null);
  return { handle, words, extras: { choice, followUps }, ticked, bets, own: ownIn(values, project) };
}

/** What was said of each bet; of those about which nothing was said, nothing. */
function betsIn(values: FormValues, project: ProjectId): BetSaid[] {
  return Object.entries(values).flatMap(([field, text]): BetSaid[] => {
    const number = field.endsWith(`:${project}`) ? /^bet-text-(\d+):/.exec(field)?.[1] : undefined;
    if (number === undefined) return [];
    const stance = STANCES.find((one) => one === values[`bet-${number}:${project}`]) ?? null;
    const said = { number: Number(number), stance, text: textOf(text) };
    return betLine(said) === null ? [] : [said];
  });
}

function ownIn(values: FormValues, project: ProjectId): Map<number, string> {
  const found = new Map<number, string>();
  for (const [field, value] of Object.entries(values)) {
    const place = field.endsWith(`:${project}`) ? /^own-(\d+):/.exec(field)?.[1] : undefined;
    if (place !== undefined) found.set(Number(place), typeof value === 'string' ? value : '');
  }
  return found;
}

const saysOwn = ({ own }: Sent): boolean => [...own.values()].some((text) => text.trim() !== '');

/** The sections that were chosen to have it say what the first one says, blockers and all. */
function copied(sections: readonly Sent[], chosen: FormValues[string] | undefined): Sent[] {
  const [first] = sections;
  const these = new Set(Array.isArray(chosen) ? chosen.map(String) : []);
  return sections.map((section) =>
    first && section !== first && these.has(section.handle.project)
      ? { ...section, words: first.words, ticked: null, extras: { ...section.extras, choice: first.extras.choice } }
      : section,
  );
}

async function recordAll(ports: Ports, call: Call, sent: readonly Sent[]): Promise<Reply> {
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
