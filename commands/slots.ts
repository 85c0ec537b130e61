import { quoted } from '#domain/calendar-names.ts';
import type { Message } from '#domain/message.ts';
import { nearest } from '#domain/nearest.ts';
import type { Project } from '#domain/project.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { readSlot, readSlotId } from '#domain/slot.ts';
import { toLocalTime, type Weekday, type Zone } from '#domain/time.ts';
import { refused } from '#domain/verb.ts';
import { addSlot, moveSlot, removeSlot, slotListFor, type SlotRefusal } from '#flows/slots.ts';
import type { Action, Button, Call, Deed, Reply } from '#ports/doors.ts';
import type { Ports } from '#ports/index.ts';

const say = (message: Message): Reply => ({ kind: 'say', message });
const no = (refusal: SlotRefusal, kept = ''): Reply => say(refused(slotRefused(refusal), kept));

function slotRefused(refusal: SlotRefusal): string {
  switch (refusal.kind) {
    case 'not-a-participant':
      return 'You are in no project here. Ask in the channel of one of yours.';
    case 'guest':
      return 'Guests and people of other organisations cannot set meetings of a project. Ask a full member of this workspace.';
    case 'gone':
      return 'That meeting is gone. `/overlap slots` lists those that stand.';
    case 'not-yours':
      return 'Only whoever set it and the leads of the project can remove it.';
    case 'strangers':
      return 'Not all of them take part in this project. Name only those who do, or nobody for everybody.';
    case 'many-slots':
      return `There are ${refusal.most} weekly meetings already. Remove one that is not held any more.`;
  }
}

/** `/overlap slots`, `… add Tue 15:00 60m Planning with @ana`, `… remove S2`. */
export function readSlots(rest: string): Result<Deed, Message> {
  const [, word = '', text = ''] = /^(\S*)\s*([\s\S]*)$/.exec(rest.trim()) ?? [];
  switch (word.toLowerCase()) {
    case '':
    case 'list':
      return ok({ changes: false, run: inProject((ports, call, project) => list(ports, call, project)) });
    case 'add':
      return ok({ changes: true, run: inProject((ports, call, project) => add(ports, call, project, text)) });
    case 'remove': {
      const number = readSlotId(text);
      if (number !== null) return ok({ changes: true, run: remove(number) });
      return refuse(refused('Say which one by its id, such as S2. `/overlap slots` lists them.', rest));
    }
    default: {
      const near = nearest(word.toLowerCase(), ['add', 'remove', 'list']) ?? 'add Tue 15:00 60m Planning';
      return refuse(
        refused(`${quoted(word)} is none of add and remove. Did you mean \`/overlap slots ${near}\`?`, rest),
      );
    }
  }
}

/** The caller's project of this channel, or their first. */
const inProject =
  (act: (ports: Ports, call: Call, project: Project) => Promise<Reply>): Action =>
  async (ports, call) => {
    const mine = await ports.store.projects.ofUser(call.workspace, call.who);
    const project =
      mine.find(({ channel }) => channel === call.channel) ?? mine.find(({ state }) => state === 'active');
    return project ? act(ports, call, project) : no({ kind: 'not-a-participant' });
  };

const list = async ({ store }: Ports, { who, now }: Call, project: Project): Promise<Reply> =>
  say(await slotListFor(store, project, who, now));

async function add(ports: Ports, call: Call, project: Project, text: string): Promise<Reply> {
  const { workspace, who, now } = call;
  const zone = (await ports.store.members.find(workspace, who))?.zone ?? ('UTC' as Zone);
  const terms = readSlot(text, { user: who, zone });
  if (!terms.ok) return say(refused(terms.error, text));
  const made = await addSlot(ports, { workspace, user: who }, project, terms.value, now);
  return made.ok ? list(ports, call, project) : no(made.error, text);
}

const remove =
  (number: number): Action =>
  async (ports, call) => {
    const removed = await removeSlot(ports, { workspace: call.workspace, user: call.who }, number, call.now);
    return removed.ok ? list(ports, call, removed.value) : no(removed.error);
  };

const removeButton: Button = {
  id: 'slot.remove',
  read(value) {
    const number = readSlotId(value);
    return number === null
      ? refuse(refused(slotRefused({ kind: 'gone' })))
      : ok({ changes: true, run: remove(number) });
  },
};

const moveButton: Button = {
  id: 'slot.move',
  read(value) {
    const [, number = '', weekday = '', time = ''] = /^(\d{1,9})\|([1-7])\|(\d\d:\d\d)$/.exec(value) ?? [];
    if (number === '') return refuse(refused(slotRefused({ kind: 'gone' })));
    const to = { weekday: Number(weekday) as Weekday, time: toLocalTime(time) };
    const run: Action = async (ports, call) => {
      const moved = await moveSlot(ports, { workspace: call.workspace, user: call.who }, Number(number), to, call.now);
      return moved.ok ? list(ports, call, moved.value) : no(moved.error);
    };
    return ok({ changes: true, run });
  },
};

/** The buttons of weekly meetings. */
export const slotDoors = { buttons: [removeButton, moveButton] } as const;
