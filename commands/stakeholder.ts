import { quoted } from '#domain/calendar-names.ts';
import type { StakeholderForm } from '#domain/form.ts';
import type { ChannelId, ProjectId, UserId } from '#domain/ids.ts';
import { readTerms } from '#domain/jargon.ts';
import { asTyped } from '#domain/mention.ts';
import type { Message } from '#domain/message.ts';
import { nearest } from '#domain/nearest.ts';
import type { Project } from '#domain/project.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { isDate, toInstant } from '#domain/time.ts';
import { done, refused } from '#domain/verb.ts';
import { administered } from '#flows/project.ts';
import { sendWish } from '#flows/stakeholder-send.ts';
import {
  chooseReaders,
  chooseWords,
  leaveReaders,
  plainWeekFor,
  readersInWords,
  startSending,
  stopSending,
  type StakeholderRefusal,
} from '#flows/stakeholder-plan.ts';
import { planOf, stakeholderWeek } from '#flows/stakeholder.ts';
import { wantedOf } from '#flows/weekly-wanted.ts';
import type { Action, Button, Deed, Form, Reply } from '#ports/doors.ts';
import { textOf } from './blocker.ts';
import { forAdministrators, here, projectButton, say, whoOf, type AboutProject } from './project-kit.ts';
import { projectRefused } from './refusals.ts';

const USER = /<@([UW][A-Z0-9]{2,})(?:\|[^>]*)?>/g;
const CHANNEL = /<#([CG][A-Z0-9]{2,})(?:\|[^>]*)?>/g;
const WORDS = ['start', 'stop', 'off', 'change', 'preview'];

/** Why it was not done, and what to do next. */
export function stakeholderRefused(refusal: StakeholderRefusal): string {
  switch (refusal.kind) {
    case 'own-channel':
      return 'The channel of the project has the team’s own week. Choose another channel, or people.';
    case 'no-way-in':
      return 'I cannot write in that channel. Invite me there first, with `/invite` and my name.';
    case 'no-readers':
      return 'Nobody reads it yet. `/project stakeholders #channel @person` chooses who does.';
    case 'no-weekly':
      return 'It comes with the weekly summary, and this project has none. Choose its day in `/project settings`.';
    case 'no-reader-of-it':
      return 'It is not sent to you any more.';
    case 'many-readers':
      return `${refusal.most} people at most have it privately. Choose a channel for more.`;
    case 'guest-reader':
      return 'Guests, bots and people of other organisations cannot have it privately. Leave them out, or choose a channel.';
    case 'unknown-reader':
      return 'Slack cannot tell me who one of them is right now. Leave them out, or try again in a minute.';
    default:
      return projectRefused(refusal);
  }
}

const no = (refusal: StakeholderRefusal, kept?: string): Reply => say(refused(stakeholderRefused(refusal), kept));

/** `/project stakeholders`: who reads the week in plain words. With a channel and people it chooses them. */
export function readStakeholders(rest: string): Result<Deed, Message> {
  const word = rest.trim().toLowerCase();
  if (word === '' || word === 'preview') return ok({ changes: false, run: here(show) });
  if (word === 'change') return ok({ changes: false, run: here(showForm) });
  if (word === 'start') return ok({ changes: true, run: here(start) });
  if (word === 'stop' || word === 'off') return ok({ changes: true, run: here(stop) });
  const channels = [...rest.matchAll(CHANNEL)].map(([, id = '']) => id as ChannelId);
  const readers = [...new Set([...rest.matchAll(USER)].map(([, id = '']) => id as UserId))];
  const over = rest
    .replace(CHANNEL, ' ')
    .replace(USER, ' ')
    .replace(/[\s,]+|\band\b/g, '');
  if (channels.length > 1)
    return refuse(refused('One channel at most has it. Name one, and people beside it.', asTyped(rest)));
  if (over === '') {
    const wanted = { channel: channels[0] ?? null, readers };
    return ok({ changes: true, run: here(choose(wanted, asTyped(rest))) });
  }
  const near = nearest(word, WORDS);
  return refuse(
    refused(
      `${quoted(asTyped(rest).trim().slice(0, 40))} names no channel and nobody.${near === null ? '' : ` Did you mean \`/project stakeholders ${near}\`?`} Write \`/project stakeholders #channel @person\`, or \`change\`, \`start\` or \`stop\`.`,
      asTyped(rest),
    ),
  );
}

/** Whoever may not choose reads who has it. */
const show: AboutProject = async (ports, call, project, member) => {
  const plan = await planOf(ports.store, project);
  const allowed = await administered(ports.store, whoOf(call), project);
  if (allowed.ok && plan.channel === null && plan.readers.length === 0) return showForm(ports, call, project, member);
  if (allowed.ok) return say(await plainWeekFor(ports.store, project, call.who, 'this', call.now));
  const readers = await readersInWords(ports.store, plan);
  return say(
    done(
      readers === ''
        ? `Nobody outside reads the week of ${project.name}.`
        : `${plan.startedAt === null ? 'Not sent yet; it would go to' : 'The week in plain words goes to'} ${readers}. \`/summary week stakeholder\` shows it.`,
    ),
  );
};

const showForm = forAdministrators(async ({ store }, _call, project) => {
  const { channel, readers, jargon } = await planOf(store, project);
  const { id, name: projectName } = project;
  const form: StakeholderForm = { kind: 'stakeholder-form', project: id, projectName, channel, readers, jargon };
  return { kind: 'show', form };
});

const choose =
  (wanted: { readonly channel: ChannelId | null; readonly readers: readonly UserId[] }, typed: string): AboutProject =>
  async (ports, call, project) => {
    const chosen = await chooseReaders(ports, whoOf(call), project.id, wanted, call.now);
    return chosen.ok ? preview(ports, call, chosen.value) : no(chosen.error, typed);
  };

async function preview(
  { store }: Parameters<AboutProject>[0],
  { who, now }: Parameters<AboutProject>[1],
  project: Project,
): Promise<Reply> {
  return say(await plainWeekFor(store, project, who, 'this', now));
}

const start: AboutProject = async (ports, call, project) => {
  const started = await startSending(ports, whoOf(call), project.id, call.now);
  if (!started.ok) return no(started.error);
  return say(
    done(
      'Started: they have it with the next weekly summary, and I told the channel so. `/project stakeholders stop` ends it, `/summary week stakeholder` shows what they read.',
    ),
  );
};

const stop: AboutProject = async (ports, call, project) => {
  const stopped = await stopSending(ports, whoOf(call), project.id, call.now);
  return stopped.ok
    ? say(done('Nobody outside is sent the week any more. The words you chose stay.'))
    : no(stopped.error);
};

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const FORGOTTEN = refused(
  'This button is from an older version of me. `/summary week stakeholder` shows the week as it stands.',
);

const SENT = {
  sent: done('Sent: a channel has it at once, people in their own working hours.'),
  again: done('They have it already. `/summary week stakeholder` makes a new one.'),
  nobody: refused('Nobody reads it yet, or it was not started. `/project stakeholders` shows how it stands.'),
  'not-allowed': refused('Only its leads, its creator and Slack administrators can send it. Ask one of them.'),
  resting: refused('This project is paused, so nothing is sent. `/project resume` starts it again.'),
} as const;

const sendButton: Button = {
  id: 'stakeholder.send',
  read(value) {
    const [id = '', last = '', previewed = ''] = value.split('|');
    if (id === '' || !isDate(last) || !MOMENT.test(previewed)) return refuse(FORGOTTEN);
    const run: Action = async ({ store }, call) => {
      const said = await store.atomically(async (inside) => {
        const project = await inside.projects.find(call.workspace, id as ProjectId);
        const wish = { last, previewed: toInstant(previewed) };
        return project ? sendWish(inside, project, whoOf(call), wish, call.now) : null;
      });
      return say(said ? SENT[said] : refused('This project is gone.'));
    };
    return ok({ changes: true, run });
  },
};

const WHY =
  'This is a project’s week for readers outside its team. Whoever leads the project chose this channel or you. It is made of the same checked lines as the team’s own week, without names and without words of the trade; what is for the leads only is not in it. What is not certain is told as a word and a range.';

const whyButton: Button = {
  id: 'stakeholder.why',
  read(value) {
    const [id = '', last = ''] = value.split('|');
    const run: Action = async ({ store }, { workspace, who, now }) => {
      const project = await store.projects.find(workspace, id as ProjectId);
      const inside = project && (await store.participations.find(workspace, project.id, who));
      // Whoever is in the project may open each line's words; it is shown once more, with the ways there.
      if (project && inside && isDate(last))
        return say(await stakeholderWeek(store, project, await wantedOf(store, project, last, now), now));
      return say({ kind: 'note', tone: 'info', text: `${WHY} Ask them for the words behind a line.` });
    };
    return ok({ changes: false, run });
  },
};

const leaveButton: Button = {
  id: 'stakeholder.leave',
  read: (id) => {
    const run: Action = async (ports, call) => {
      const left = await leaveReaders(ports, whoOf(call), id as ProjectId, call.now);
      return left.ok
        ? say(done(`The week of ${left.value.name} is not sent to you any more. Whoever leads it can add you again.`))
        : no(left.error);
    };
    return ok({ changes: true, run });
  },
};

const startButton: Button = {
  id: 'stakeholder.start',
  read(value) {
    const read = projectButton('stakeholder.start', start).read(value);
    return ok({ ...read.value, changes: true });
  },
};

const form: Form = {
  id: 'stakeholder-form' satisfies StakeholderForm['kind'],
  read(values, meta) {
    const terms = readTerms(textOf(values['jargon']));
    if (!terms.ok) return refuse({ jargon: terms.error.slice(0, 3).join(' ') });
    const channel = textOf(values['channel']);
    const people = values['readers'];
    const readers = Array.isArray(people) ? people.map((user) => String(user) as UserId) : [];
    return ok({
      changes: true,
      async run(ports, call) {
        const wanted = { channel: channel === '' ? null : (channel as ChannelId), readers };
        const chosen = await chooseReaders(ports, whoOf(call), meta as ProjectId, wanted, call.now);
        if (!chosen.ok)
          return { kind: 'faults', faults: { [fieldOf(chosen.error)]: stakeholderRefused(chosen.error) } };
        const kept = await chooseWords(ports, whoOf(call), meta as ProjectId, terms.value, call.now);
        return kept.ok ? preview(ports, call, kept.value) : no(kept.error);
      },
    });
  },
};

const fieldOf = ({ kind }: StakeholderRefusal): 'channel' | 'readers' =>
  kind === 'many-readers' || kind === 'guest-reader' || kind === 'unknown-reader' ? 'readers' : 'channel';

/** What can be done about a week in plain words. */
export const stakeholderDoors = {
  buttons: [sendButton, whyButton, leaveButton, startButton, projectButton('stakeholder.form', showForm)],
  forms: [form],
} as const;
