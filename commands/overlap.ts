import type { UserId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { SlotTerms } from '#domain/slot.ts';
import { readDuration } from '#domain/time-words.ts';
import type { Zone } from '#domain/time.ts';
import { readVerb, refused, type VerbTable } from '#domain/verb.ts';
import { acquaint } from '#flows/acquaint.ts';
import { overlapBest, overlapChanges, overlapToday, overlapWeek, type Reader } from '#flows/overlap.ts';
import { burdensOf } from '#flows/overlap-burden.ts';
import { peersNamed, peersOf, type Peers } from '#flows/overlap-people.ts';
import type { Action, Call, Command, Deed } from '#ports/doors.ts';
import type { Ports } from '#ports/index.ts';
import { projectRefused } from './refusals.ts';
import { readSlots } from './slots.ts';

const DEFAULT_LENGTH = '60m';
/** As Slack hands over somebody who was chosen from its list. */
const CHOSEN = /<@([A-Z0-9]+)(?:\|[^>]*)?>/g;
const PEOPLE_MAX = 30;
const GUEST =
  'Guests and people of other organisations see the hours of the people in their own project only: `/overlap` shows them.';

const reads = (run: Action): Result<Deed, never> => ok({ changes: false, run });

const table: VerbTable<Deed> = {
  title: '/overlap: the hours you share',
  lines: [
    { usage: '/overlap', does: 'shows when all of this project are at work today, on your clock' },
    { usage: '/overlap week', does: 'shows the next seven days, person by person' },
    { usage: '/overlap best 60m', does: 'finds when a meeting of that length fits best (5 minutes to 12 hours)' },
    { usage: '/overlap with @ana @raj', does: 'compares your hours with those of anybody here' },
    {
      usage: '/overlap slots',
      does: 'lists weekly meetings; `add Tue 15:00 60m Planning with @ana` (`for @ana` without you) and `remove S2` change them',
    },
    { usage: '/overlap dst', does: 'shows the clock changes ahead that move your shared hours' },
    { usage: '/overlap help', does: 'shows this' },
  ],
  verbs: {
    '': () => reads(aboutTeam(overlapToday)),
    today: () => reads(aboutTeam(overlapToday)),
    week: () => reads(aboutTeam(overlapWeek)),
    best: (rest) => readBest(rest),
    with: (rest) => readWith(rest),
    slots: (rest) => readSlots(rest),
    dst: () => reads(aboutTeam((people, reader, slots) => overlapChanges(people, reader, { slots }))),
  },
};

/** Shared hours: today, the week, the best slot, with whom one likes, and what the clocks will do to them. */
export const overlap: Command = {
  name: '/overlap',
  means: /^(?:with|slots)\b/i,
  usage: '[week | best 60m | with @ana @raj | slots | dst | help]',
  read: (text) => readVerb(table, text),
};

function readBest(rest: string): Result<Deed, Message> {
  const minutes = readDuration(rest === '' ? DEFAULT_LENGTH : rest);
  if (!minutes.ok) return refuse(refused(minutes.error, rest));
  return reads(
    aboutTeam(async (people, reader, _slots, { store }, { workspace, now }) =>
      overlapBest(people, minutes.value, reader, await burdensOf(store, workspace, people.peers, now)),
    ),
  );
}

function readWith(rest: string): Result<Deed, Message> {
  const users = [...rest.matchAll(CHOSEN)].map(([, id = '']) => id as UserId);
  const typed = rest
    .replace(CHOSEN, ' ')
    .split(/[\s,]+|\band\b/)
    .filter((word) => word !== '');
  if (typed.length > 0) {
    const people = typed.some((word) => word.startsWith('@'));
    const why = people ? 'Slack did not turn it into a person' : 'it is no person';
    return refuse(
      refused(
        `I cannot tell who ${typed.slice(0, 3).join(', ')} is: ${why}. Type @ and choose them from Slack's list.`,
        rest,
      ),
    );
  }
  if (users.length === 0) return refuse(refused('Say with whom: `/overlap with @ana @raj`.'));
  if (users.length > PEOPLE_MAX) return refuse(refused(`That is more than ${PEOPLE_MAX} people; name fewer.`, rest));
  return reads(withPeople(users));
}

const withPeople =
  (users: readonly UserId[]): Action =>
  async (ports, call) => {
    const others = users.filter((user) => user !== call.who);
    if (others.length === 0) {
      return say(refused('You share all your hours with yourself. Name somebody else: `/overlap with @ana`.'));
    }
    const asker = await acquaint(ports, { workspace: call.workspace, user: call.who });
    if (!asker.ok) return say(refused(asker.error.kind === 'guest' ? GUEST : projectRefused(asker.error)));
    const people = await peersNamed(ports, call.workspace, [call.who, ...others], call.now);
    if (people.strangers.length > 0) {
      const many = people.strangers.length === 1 ? 'One of them is' : `${people.strangers.length} of them are`;
      return say(
        refused(
          `${many} not a person of this workspace (a bot, somebody of another organisation, or gone). Name the others only.`,
        ),
      );
    }
    return say(overlapToday(people, await readerOf(ports, call)));
  };

const say = (message: Message) => ({ kind: 'say', message }) as const;

/** A reply about the project of the channel, or of the caller's first one where they ask elsewhere. */
const aboutTeam =
  (
    reply: (
      people: Peers,
      reader: Reader,
      slots: readonly SlotTerms[],
      ...call: Parameters<Action>
    ) => Message | Promise<Message>,
  ): Action =>
  async (ports, call) => {
    const { store } = ports;
    const here = call.channel === null ? null : await store.projects.findByChannel(call.workspace, call.channel);
    const mine = await store.projects.ofUser(call.workspace, call.who);
    const inside = here && mine.some(({ id }) => id === here.id) ? here : null;
    const project = inside ?? mine.find(({ state }) => state === 'active');
    if (!project) {
      return say(
        refused('You are in no project yet. `/overlap with @ana` compares your hours with those of anybody here.'),
      );
    }
    const people = await peersOf(store, project, call.now);
    if (people.peers.length === 0) {
      return say(
        refused(
          'I know nobody’s time zone in this project, so there is nothing to compare. `/meridian hours` sets yours.',
        ),
      );
    }
    const others = inside ? [] : mine.filter(({ id }) => id !== project.id).map(({ name }) => name);
    const slots = await store.slots.of(call.workspace, project.id);
    return say(await reply(people, { ...(await readerOf(ports, call)), others }, slots, ports, call));
  };

async function readerOf({ store, chat }: Ports, { workspace, who, now }: Call): Promise<Reader> {
  const member = await store.members.find(workspace, who);
  const profile = member?.zone ? null : await chat.profile(workspace, who);
  const zone = member?.zone ?? (profile?.ok ? profile.value.zone : null) ?? ('UTC' as Zone);
  return { user: who, zone, now };
}
