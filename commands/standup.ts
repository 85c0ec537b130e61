import type { Message } from '#domain/message.ts';
import { ok, type Result } from '#domain/result.ts';
import type { Participant } from '#domain/standup.ts';
import { localDate } from '#domain/time.ts';
import { dateInWords, durationInWords, momentInWords, readDate, readDuration } from '#domain/time-words.ts';
import { done, readVerb, refused, type VerbTable } from '#domain/verb.ts';
import { historyFor } from '#flows/history.ts';
import { askingOf, whyNothing } from '#flows/asking.ts';
import { readerOf } from '#flows/posting.ts';
import { previewFor, statusFor } from '#flows/preview.ts';
import { skip, snooze } from '#flows/skip.ts';
import { dateOf, formFor, targetsOf } from '#flows/standup-form.ts';
import type { Action, Button, Call, Command, Deed, Reply } from '#ports/doors.ts';
import type { Ports } from '#ports/index.ts';
import { away, back } from './away.ts';
import { readBlockers } from './blocker.ts';
import { readHandover } from './handover.ts';
import { showLeave } from './leave.ts';
import { skipRefused } from './refusals.ts';

const DEFAULT_SNOOZE = '1h';

const say = (message: Message): Reply => ({ kind: 'say', message });
const reads = (run: Action): Result<Deed, never> => ok({ changes: false, run });
const changes = (run: Action): Result<Deed, never> => ok({ changes: true, run });

const table: VerbTable<Deed> = {
  title: '/standup: answer once a day, in your own morning',
  lines: [
    { usage: '/standup', does: 'opens your form for today' },
    { usage: '/standup skip', does: 'leaves today out' },
    { usage: '/standup snooze 1h', does: 'asks again later (5 minutes to 12 hours)' },
    {
      usage: '/standup away 2026-12-24..2027-01-02 family',
      does: 'puts you on leave, from a form where you say no more than `away`; one date with `pm` or `am` is half a day',
    },
    {
      usage: '/standup back',
      does: 'ends your leave today; with a date, before it. `away cancel` takes back what is planned',
    },
    { usage: '/standup status', does: 'shows who has answered, who is still to be asked and who is away' },
    { usage: '/standup preview tomorrow', does: 'shows when exactly each member is asked, nudged and cut off' },
    { usage: '/standup blockers', does: 'lists open blockers by age; `all` adds those resolved, `B12` shows one' },
    { usage: '/standup handover', does: 'hands work over to whoever is awake next, or to somebody you choose' },
    { usage: '/standup history', does: 'shows your own answers' },
    { usage: '/standup help', does: 'shows this' },
  ],
  verbs: {
    '': () => reads(showForm),
    skip: () => changes(skipToday),
    snooze: (rest) => readSnooze(rest),
    // Whoever asks how gets the form, which says it under each field.
    away: (rest) => (/^(?:help|\?)?$/i.test(rest) ? reads(showLeave) : changes(away(rest))),
    back: (rest) => changes(back(rest)),
    status: () => reads(showStatus),
    preview: (rest) => reads(showPreview(rest)),
    blockers: (rest) => readBlockers(rest),
    handover: (rest) => readHandover(rest),
    history: () => reads(showHistory),
  },
};

/** Today's standup: the form, and everything a person may want about it. */
export const standup: Command = {
  name: '/standup',
  means: /^handover\b/i,
  usage:
    '[skip | snooze 1h | away [FROM..TO reason | cancel] | back | status | preview | blockers | handover | history | help]',
  read: (text) => readVerb(table, text),
};

/** The caller's projects here, or everywhere; a sentence for those who have none. */
async function mine({ store }: Ports, { workspace, who, channel, now }: Call): Promise<readonly Participant[] | Reply> {
  const participants = await askingOf(store, { workspace, user: who }, channel, now);
  return typeof participants === 'string' ? say(refused(participants)) : participants;
}

const isReply = (found: readonly Participant[] | Reply): found is Reply => !Array.isArray(found);

const showForm: Action = async (ports, call) => {
  const participants = await mine(ports, call);
  if (isReply(participants)) return participants;
  const form = await formFor(ports.store, participants, call.now);
  if (form.sections.length > 0) return { kind: 'show', form };
  return say(await nothingToday(ports, participants, call));
};

const nothingToday = async ({ store }: Ports, participants: readonly Participant[], { now }: Call): Promise<Message> =>
  refused((await whyNothing(store, participants, now)) ?? 'You have no standup ahead.');

const skipToday: Action = async (ports, call) => {
  const participants = await mine(ports, call);
  if (isReply(participants)) return participants;
  const said: string[] = [];
  for (const { participant, target } of await targetsOf(ports.store, participants, call.now, 'today')) {
    const found = dateOf(target);
    if (!found) continue;
    const to = { workspace: call.workspace, user: call.who, project: participant.project.id, date: found.date };
    const skipped = await skip(ports, to, call.now);
    const { name } = participant.project;
    const sentence = skipped.ok
      ? `Skipped ${name} on ${dateInWords(found.date)}.`
      : skipRefused(skipped.error, call.now);
    said.push(sentence);
  }
  return said.length > 0 ? say(done(said.join(' '))) : say(await nothingToday(ports, participants, call));
};

function readSnooze(rest: string): Result<Deed, Message> {
  const minutes = readDuration(rest === '' ? DEFAULT_SNOOZE : rest);
  if (!minutes.ok) return { ok: false, error: refused(minutes.error, rest) };
  return changes(snoozeFor(minutes.value));
}

const snoozeFor =
  (minutes: number): Action =>
  async (ports, call) => {
    const participants = await mine(ports, call);
    if (isReply(participants)) return participants;
    const said: string[] = [];
    for (const { participant, target } of await targetsOf(ports.store, participants, call.now)) {
      if (target.is !== 'prompt') continue;
      const to = {
        workspace: call.workspace,
        user: call.who,
        project: participant.project.id,
        date: target.prompt.date,
      };
      const snoozed = await snooze(ports, to, minutes, call.now);
      if (!snoozed.ok) said.push(skipRefused(snoozed.error, call.now));
      else {
        const { until, zone } = snoozed.value;
        said.push(
          `I will ask again at ${momentInWords(until, zone, localDate(call.now, zone))}, in ${durationInWords(minutes)}.`,
        );
      }
    }
    return said.length > 0
      ? say(done(said.join(' ')))
      : say(refused('There is nothing to put off: you have not been asked yet.'));
  };

const namesOf = (participants: readonly Participant[]): string[] => participants.map(({ project }) => project.name);

const showStatus: Action = async (ports, call) => {
  const participants = await mine(ports, call);
  if (isReply(participants)) return participants;
  const [first, ...rest] = participants;
  if (!first) return { kind: 'silent' };
  const zone = first.member.zone ?? ('UTC' as NonNullable<Participant['member']['zone']>);
  const [found] = await targetsOf(ports.store, [first], call.now);
  const date = (found && dateOf(found.target)?.date) ?? localDate(call.now, zone);
  const reader = await readerOf(ports.store, first.project, call.who);
  return say(await statusFor(ports.store, first.project, date, zone, call.now, namesOf(rest), reader));
};

const showHistory: Action = async ({ store }, { workspace, who, now }) =>
  say(await historyFor(store, { workspace, user: who }, now));

const showPreview =
  (rest: string): Action =>
  async (ports, call) => {
    const participants = await mine(ports, call);
    if (isReply(participants)) return participants;
    const [first, ...others] = participants;
    if (!first) return { kind: 'silent' };
    const zone = first.member.zone ?? ('UTC' as NonNullable<Participant['member']['zone']>);
    const today = localDate(call.now, zone);
    const date = rest === '' ? ok(today) : readDate(rest, today);
    if (!date.ok) return say(refused(date.error, rest));
    return say(await previewFor(ports.store, first.project, date.value, namesOf(others)));
  };

/** Opens the form of all of the reader's projects. */
export const standupButtons: readonly Button[] = [
  { id: 'standup.all', read: () => reads((ports, call) => showForm(ports, { ...call, channel: null })) },
];
