import { z } from 'zod';
import { AOE, readDeadline, readDeadlineId, type DeadlineTerms } from '#domain/deadline.ts';
import type { ProjectId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { isDate, isZone, type Zone } from '#domain/time.ts';
import { readTime } from '#domain/time-words.ts';
import { nearest } from '#domain/nearest.ts';
import { quoted } from '#domain/calendar-names.ts';
import { refused } from '#domain/verb.ts';
import {
  deadlineFormFor,
  deadlineListFor,
  removeDeadline,
  setDeadline,
  type DeadlineRefusal,
} from '#flows/deadlines.ts';
import type { Button, Choices, Deed, Form, FormValues } from '#ports/doors.ts';
import { textOf } from './blocker.ts';
import { forAdministrators, here, projectButton, say, whoOf, type AboutProject } from './project-kit.ts';
import { projectRefused } from './refusals.ts';
import { zoneChoices } from './zones.ts';

const UTC = 'UTC' as Zone;

function deadlineRefused(refusal: DeadlineRefusal): string {
  switch (refusal.kind) {
    case 'gone':
      return 'That deadline is gone. `/project deadlines` lists those that stand.';
    case 'many-deadlines':
      return `There are ${refusal.most} deadlines ahead already. Remove one that matters no more.`;
    case 'fault':
      return refusal.why;
    default:
      return projectRefused(refusal);
  }
}

const list: AboutProject = async ({ store }, { now }, project, member) =>
  say(await deadlineListFor(store, project, member, now));

/** The list for everybody, or what the rest of the line asks for. */
export function readDeadlines(rest: string): Result<Deed, Message> {
  const [, word = '', text = ''] = /^(\S*)\s*([\s\S]*)$/.exec(rest.trim()) ?? [];
  switch (word.toLowerCase()) {
    case '':
    case 'list':
      return ok({ changes: false, run: here(list) });
    case 'add':
      return text === ''
        ? ok({ changes: false, run: here(showForm(null)) })
        : ok({ changes: true, run: here(setFrom(text, null)) });
    case 'edit':
    case 'change':
      return aboutOne(text, rest, (number, terms) =>
        terms === ''
          ? { changes: false, run: here(showForm(number)) }
          : { changes: true, run: here(setFrom(terms, number)) },
      );
    case 'remove':
      return aboutOne(text, rest, (number) => ({ changes: true, run: here(remove(number)) }));
    default: {
      const near = nearest(word.toLowerCase(), ['add', 'edit', 'remove', 'list']);
      return refuse(
        refused(
          `${quoted(word)} is none of add, edit and remove.${near === null ? '' : ` Did you mean \`/project deadlines ${near}\`?`} \`/project deadlines\` lists them.`,
          rest,
        ),
      );
    }
  }
}

function aboutOne(text: string, rest: string, act: (number: number, terms: string) => Deed): Result<Deed, Message> {
  const [, id = '', terms = ''] = /^(\S*)\s*([\s\S]*)$/.exec(text) ?? [];
  const number = readDeadlineId(id);
  if (number !== null) return ok(act(number, terms));
  return refuse(refused('Say which one by its id, such as D3. `/project deadlines` lists them.', rest));
}

const showForm = (number: number | null): AboutProject =>
  forAdministrators(async ({ store }, _call, project) => {
    const form = await deadlineFormFor(store, project, number);
    return form ? { kind: 'show', form } : say(refused(deadlineRefused({ kind: 'gone' })));
  });

const setFrom =
  (text: string, number: number | null): AboutProject =>
  async (ports, call, project, member) => {
    const zone = member.zone ?? UTC;
    const read = readDeadline(text, call.now, zone);
    if (!read.ok) return say(refused(read.error, text));
    const terms = { project: project.id, number, terms: read.value };
    const set = await setDeadline(ports, whoOf(call), terms, call.now);
    if (!set.ok) return say(refused(deadlineRefused(set.error), text));
    return list(ports, call, project, member);
  };

const remove =
  (number: number): AboutProject =>
  async (ports, call, project, member) => {
    const removed = await removeDeadline(ports, whoOf(call), project.id, number, call.now);
    return removed.ok ? list(ports, call, project, member) : say(refused(deadlineRefused(removed.error)));
  };

const Which = z.tuple([z.string(), z.number()]);

function oneButton(id: string, changes: boolean, act: (number: number) => AboutProject): Button {
  return {
    id,
    read(value) {
      const [project, number] = Which.parse(JSON.parse(value));
      const read = projectButton(id, act(number)).read(project);
      return read.ok ? ok({ ...read.value, changes }) : read;
    },
  };
}

const Meta = z.object({ project: z.string(), number: z.number().nullable() });

const form: Form = {
  id: 'deadline-form',
  read(values, meta) {
    const { project, number } = Meta.parse(JSON.parse(meta));
    const terms = termsOf(values);
    if (!terms.ok) return terms;
    return ok({
      changes: true,
      async run(ports, call) {
        const what = { project: project as ProjectId, number, terms: terms.value };
        const set = await setDeadline(ports, whoOf(call), what, call.now);
        if (!set.ok) {
          const field = set.error.kind === 'fault' ? set.error.field : 'name';
          return { kind: 'faults', faults: { [field]: deadlineRefused(set.error) } };
        }
        const member = await ports.store.members.find(call.workspace, call.who);
        return member ? say(await deadlineListFor(ports.store, set.value, member, call.now)) : { kind: 'silent' };
      },
    });
  },
};

function termsOf(values: FormValues): Result<DeadlineTerms, Readonly<Record<string, string>>> {
  const [date, zone] = [textOf(values['date']), textOf(values['deadline-zone'])];
  const time = readTime(textOf(values['time']));
  if (!isDate(date)) return refuse({ date: 'Choose the date.' });
  if (!time.ok) return refuse({ time: 'Choose the time, such as 23:59.' });
  if (!isZone(zone)) return refuse({ 'deadline-zone': 'Choose a clock: Anywhere on Earth, or a city.' });
  return ok({ name: textOf(values['name']).trim(), date, time: time.value, zone });
}

const ANYWHERE = { label: 'Anywhere on Earth (AoE) · UTC−12', value: AOE };

/** What the clock field of a deadline offers: anywhere on Earth first, then as in the hours. */
const choices: Choices = {
  id: 'deadline-zone',
  find(typed, now) {
    const known = zoneChoices.find(typed, now);
    const anywhere = 'anywhere on earth aoe'.includes(typed.trim().toLowerCase());
    return anywhere ? [ANYWHERE, ...known.slice(0, 99)] : known;
  },
};

/** The buttons, the form and the field of deadlines. */
export const deadlineDoors = {
  buttons: [
    projectButton('deadline.set', showForm(null)),
    oneButton('deadline.change', false, showForm),
    oneButton('deadline.remove', true, remove),
  ],
  forms: [form],
  choices: [choices],
} as const;
