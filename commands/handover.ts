import { HANDOVER_TERMS, readHandoverHandle, type Handover } from '#domain/handover.ts';
import type { ProjectId, UserId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { asTyped } from '#domain/mention.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { dateInWords } from '#domain/time-words.ts';
import { done, refused } from '#domain/verb.ts';
import { findHandover, give, take, takeBack, type HandoverRefusal } from '#flows/handover.ts';
import { handoverFormFor } from '#flows/handover-look.ts';
import type { Action, Button, Deed, Form, Reply } from '#ports/doors.ts';
import { readUser, textOf } from './blocker.ts';

const say = (message: Message): Reply => ({ kind: 'say', message });
const FORGOTTEN = refused('This button is from an older version of me. `/standup handover` hands something over.');
const MENTION = /^<@([UW][A-Z0-9]{2,})(?:\|[^>]*)?>\s*/;
const NOTHING = { done: '', needs: '', to: null } as const;

/** Why nothing was handed over or taken, and what to do next. */
function handoverRefused(refusal: HandoverRefusal): string {
  switch (refusal.kind) {
    case 'empty':
      return 'Write at least one of the two: what is done so far, or what needs a decision.';
    case 'not-a-participant':
      return 'You are in no project there. Join its channel first; then you can hand over to the others in it.';
    case 'stranger':
      return 'I do not know their hours in this project. Choose somebody who takes part in it, or leave it empty.';
    case 'own':
      return 'That is you. Choose somebody else, or leave it empty for whoever is awake next.';
    case 'nobody':
      return 'Nobody else has hours in this project, so there is nobody to hand over to yet.';
    case 'unknown':
      return 'I know no such handover any more. What waits for you stands in my Home.';
    case 'not-yours':
      return 'It is for somebody else. What waits for you stands in my Home.';
    case 'away':
      return `${refusal.name} is away until ${dateInWords(refusal.until)}. Choose somebody else, or leave it empty for whoever is awake next.`;
    case 'over':
      return 'It is settled already.';
  }
}

/** `/standup handover [@who] [done | needs a decision]`: the form, with what was typed. */
export function readHandover(rest: string): Result<Deed, Message> {
  const to = MENTION.exec(rest);
  const [finished = '', ...needs] = asTyped(rest.slice(to?.[0].length ?? 0)).split('|');
  const start = { done: finished.trim(), needs: needs.join('|').trim(), to: (to?.[1] ?? null) as UserId | null };
  return ok({ changes: false, run: (ports, call) => showForm(start, null)(ports, call) });
}

function showForm(
  start: Pick<Parameters<typeof handoverFormFor>[3], 'done' | 'needs' | 'to'>,
  of: ProjectId | null,
): Action {
  return async ({ store }, { workspace, who, channel, now }) => {
    const mine = (await store.projects.ofUser(workspace, who)).filter(({ state }) => state === 'active');
    const here = mine.filter((project) => (of === null ? project.channel === channel : project.id === of));
    const projects = [...here, ...mine.filter((project) => !here.includes(project))];
    const form = await handoverFormFor(store, { workspace, user: who }, projects, start, now);
    return form ? { kind: 'show', form } : say(refused(handoverRefused({ kind: 'not-a-participant' })));
  };
}

function handoverButton(
  id: string,
  changes: boolean,
  act: (which: Pick<Handover, 'number' | 'project'>) => Action,
): Button {
  return {
    id,
    read(value) {
      const which = readHandoverHandle(value);
      return which ? ok({ changes, run: act(which) }) : refuse(FORGOTTEN);
    },
  };
}

const buttons: readonly Button[] = [
  {
    id: 'handover.give',
    read: (project) => ok({ changes: false, run: showForm(NOTHING, project as ProjectId) }),
  },
  handoverButton('handover.take', true, (which) => async (ports, { workspace, who, now }) => {
    const taken = await take(ports, { workspace, user: who }, which, now);
    if (taken.ok) return taken.value > 0 ? { kind: 'silent' } : say(done('It is yours. Whoever gave it hears of it.'));
    return say(taken.error.kind === 'over' ? taken.error.card : refused(handoverRefused(taken.error)));
  }),
  handoverButton('handover.back', true, (which) => async (ports, { workspace, who, now }) => {
    const back = await takeBack(ports, { workspace, user: who }, which, now);
    if (back.ok) return say(done('You took it back. Nobody is told any more.'));
    return say(back.error.kind === 'over' ? back.error.card : refused(handoverRefused(back.error)));
  }),
  handoverButton('handover.again', false, (which) => async (ports, call) => {
    const found = await findHandover(ports.store, call.workspace, which);
    if (found?.giver !== call.who) return say(refused(handoverRefused({ kind: 'unknown' })));
    return showForm({ ...found.words, to: null }, found.project)(ports, call);
  }),
];

const form: Form = {
  id: 'handover-form',
  read(values) {
    const given = {
      project: textOf(values['project']) as ProjectId,
      words: { done: textOf(values['done']), needs: textOf(values['needs']) },
      to: readUser(values['to']),
      term: HANDOVER_TERMS.find((term) => term === values['until']) ?? 'back',
    };
    const run: Action = async (ports, { workspace, who, now }) => {
      const handed = await give(ports, { workspace, user: who }, given, now);
      if (handed.ok) return say(handed.value);
      return { kind: 'faults', faults: { [fieldOf(handed.error)]: handoverRefused(handed.error) } };
    };
    return ok({ changes: true, run });
  },
};

const fieldOf = ({ kind }: HandoverRefusal): string =>
  kind === 'empty' ? 'needs' : kind === 'not-a-participant' ? 'project' : 'to';

/** The buttons of handovers and the form that gives one. */
export const handoverDoors = { buttons, forms: [form] } as const;
