import { z } from 'zod';
import type { ProjectForm } from '#domain/form.ts';
import type { ChannelId, ProjectId } from '#domain/ids.ts';
import type { Message, ProjectCard } from '#domain/message.ts';
import { POSTINGS } from '#domain/posting.ts';
import { PROJECT_DEFAULTS, type Project } from '#domain/project.ts';
import { RETENTIONS } from '#domain/retention.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { readTime } from '#domain/time-words.ts';
import type { Weekday } from '#domain/time.ts';
import { readVerb, refused, type VerbTable } from '#domain/verb.ts';
import { acquaint } from '#flows/acquaint.ts';
import {
  administered,
  cardOf,
  change,
  pause,
  resume,
  setUp,
  type ProjectRefusal,
  type ProjectSettings,
} from '#flows/project.ts';
import type { Action, Button, Call, Command, Deed, Form, FormValues, Reply } from '#ports/doors.ts';
import type { Ports } from '#ports/index.ts';
import { readDaysOff } from './days-off.ts';
import { readDeadlines } from './deadlines.ts';
import { here, no, projectButton, say, whoOf, type AboutProject } from './project-kit.ts';
import { exportHere } from './privacy.ts';
import { peopleVerbs } from './project-people.ts';
import { tokenVerbs } from './project-tokens.ts';
import { readJargon } from './jargon.ts';
import { readModel } from './project-model.ts';
import { readOwnQuestions } from './question.ts';
import { projectRefused } from './refusals.ts';
import { readStakeholders } from './stakeholder.ts';

const MAX_NAME = 80;

const table: VerbTable<Deed> = {
  title: '/project: the standup of this channel',
  lines: [
    { usage: '/project setup', does: 'starts a standup with the members of this channel' },
    { usage: '/project settings', does: 'shows and changes time, days and reminders' },
    { usage: '/project members', does: 'shows who takes part, who observes and who leads' },
    { usage: '/project observe', does: 'asks the leads to have you read along and not be asked' },
    { usage: '/project roles', does: 'names leads, observers and who answers for data, model and review' },
    { usage: '/project questions', does: 'shows and changes what this project asks beside the usual' },
    { usage: '/project tokens [new NAME]', does: 'makes and revokes tokens by which scripts log readings of bets' },
    { usage: '/project audit', does: 'shows who changed what and when' },
    { usage: '/project export', does: 'sends you all of it as JSON, and its answers as CSV' },
    { usage: '/project daysoff 2026-12-24 Holiday', does: 'a day on which nobody is asked; alone it lists them' },
    { usage: '/project deadlines', does: 'lists the deadlines; add, edit and remove change them' },
    { usage: '/project stakeholders', does: 'shows and chooses who outside reads the week in plain words' },
    { usage: '/project jargon', does: 'lists the words that readers outside need not know; add, allow, remove' },
    { usage: '/project model', does: 'shows and chooses what words the summaries, and what it may cost a day' },
    { usage: '/project pause', does: 'stops asking until you resume' },
    { usage: '/project resume', does: 'asks again, from the next standup on' },
    { usage: '/project delete', does: 'deletes the project, after asking for its name' },
    { usage: '/project help', does: 'shows this' },
  ],
  verbs: {
    '': () => ok({ changes: false, run: showSettings }),
    setup: () => ok({ changes: false, run: showSetup }),
    settings: () => ok({ changes: false, run: showSettings }),
    ...peopleVerbs,
    ...tokenVerbs,
    questions: readOwnQuestions,
    export: () => ok({ changes: false, run: exportHere }),
    daysoff: readDaysOff,
    deadlines: readDeadlines,
    stakeholders: readStakeholders,
    jargon: readJargon,
    model: readModel,
    pause: () =>
      ok({
        changes: true,
        run: inChannel((ports, call, channel) => pause(ports, whoOf(call), channel, call.now), 'paused'),
      }),
    resume: () =>
      ok({
        changes: true,
        run: inChannel((ports, call, channel) => resume(ports, whoOf(call), channel, call.now), 'resumed'),
      }),
  },
};

const command: Command = {
  name: '/project',
  means: /^stakeholders\b/i,
  usage:
    '[setup | settings | members | observe | roles | questions | tokens | audit | daysoff | deadlines | stakeholders | jargon | model | export | pause | resume | delete | help]',
  read: (text) => readVerb(table, text),
};

/** Does something to the project of the channel the command was typed in, and shows its card. */
function inChannel(
  act: (ports: Ports, call: Call, channel: ChannelId) => Promise<Result<Project, ProjectRefusal>>,
  why: ProjectCard['why'],
): Action {
  return async (ports, call) => {
    if (call.channel === null) return no({ kind: 'not-a-project' });
    const member = await acquaint(ports, whoOf(call));
    if (!member.ok) return no(member.error);
    const acted = await act(ports, call, call.channel);
    return acted.ok ? say(await card(ports, acted.value, why)) : no(acted.error);
  };
}

async function card({ store }: Ports, project: Project, why: ProjectCard['why']): Promise<Message> {
  return cardOf(project, why, (await store.participations.of(project.workspace, project.id)).length);
}

const showSetup: Action = async (ports, call) => {
  if (call.channel === null || call.channel.startsWith('D')) {
    return say(
      refused(
        'A project lives in a channel. Go to the channel of your team, invite me, and use `/project setup` there.',
      ),
    );
  }
  return setupForm(ports, call, call.channel);
};

async function setupForm(ports: Ports, call: Call, channel: ChannelId): Promise<Reply> {
  const member = await acquaint(ports, whoOf(call));
  if (!member.ok) return no(member.error);
  const known = await ports.store.projects.findByChannel(call.workspace, channel);
  if (known) return no({ kind: 'exists', project: known });
  return { kind: 'show', form: { kind: 'project-form', channel, project: null, name: '', ...PROJECT_DEFAULTS } };
}

const settingsForm: AboutProject = async (ports, call, project) => {
  const allowed = await administered(ports.store, whoOf(call), project);
  // Whoever may not change them may still see them.
  if (!allowed.ok) return say(await card(ports, project, 'shown'));
  const { channel, id, name, standupAt, days, nudges, escalateAfter, model, weeklyOn, posting, regional, retention } =
    project;
  const form = {
    channel,
    project: id,
    name,
    standupAt,
    days,
    nudges,
    escalateAfter,
    model,
    weeklyOn,
    posting,
    regional,
    retention,
  };
  return { kind: 'show', form: { kind: 'project-form', ...form } };
};

const showSettings: Action = here(settingsForm);

const setupButton: Button = {
  id: 'project.setup',
  read: (channel) => ok({ changes: false, run: (ports, call) => setupForm(ports, call, channel as ChannelId) }),
};

const settingsButton = projectButton('project.settings', settingsForm);

const Meta = z.object({
  channel: z.string(),
  project: z.string().nullable(),
  shown: z.record(z.string(), z.unknown()).nullable(),
});

const form: Form = {
  id: 'project-form' satisfies ProjectForm['kind'],
  read(values, meta) {
    const { channel, project, shown } = Meta.parse(JSON.parse(meta));
    const settings = readSettings(values);
    if (!settings.ok) return settings;
    const run: Action = async (ports, call) => {
      const saved = project
        ? await change(ports, whoOf(call), project as ProjectId, { chosen: settings.value, shown }, call.now)
        : await setUp(ports, whoOf(call), channel as ChannelId, settings.value, call.now);
      if (!saved.ok) return { kind: 'faults', faults: { name: projectRefused(saved.error) } };
      return project ? say(await card(ports, saved.value, 'changed')) : { kind: 'silent' };
    };
    return ok({ changes: true, run });
  },
};

function readSettings(values: FormValues): Result<ProjectSettings, Readonly<Record<string, string>>> {
  const faults: Record<string, string> = {};
  const name = typeof values['name'] === 'string' ? values['name'].trim() : '';
  if (name.length > MAX_NAME) faults['name'] = `The name is ${name.length} characters long; ${MAX_NAME} is the most.`;
  const time = readTime(typeof values['time'] === 'string' ? values['time'] : '');
  if (!time.ok) faults['time'] = 'Choose the time at which everybody is asked on their own clock, such as 09:30.';
  const days = readDays(values['days']);
  if (days.length === 0) faults['days'] = 'Choose at least one day.';
  if (!time.ok || Object.keys(faults).length > 0) return refuse(faults);
  const nudges = Array.isArray(values['nudges']) && values['nudges'].includes('on');
  const model = Array.isArray(values['model']) && values['model'].includes('on');
  const regional = Array.isArray(values['regional']) && values['regional'].includes('on');
  const after = Number(values['escalate']);
  const escalateAfter = Number.isInteger(after) && after > 0 ? after : null;
  const posting = POSTINGS.find((one) => one === values['posting']) ?? PROJECT_DEFAULTS.posting;
  const weeklyOn = readDay(values['weekly']);
  const kept = RETENTIONS.find((one) => String(one ?? 'for good') === values['retention']);
  const retention = kept === undefined ? PROJECT_DEFAULTS.retention : kept;
  const rest = { nudges, escalateAfter, model, weeklyOn, posting, regional, retention };
  return ok({ name, standupAt: time.value, days, ...rest });
}

/** A weekday by its number; null for anything else. */
function readDay(value: FormValues[string] | undefined): Weekday | null {
  return ([1, 2, 3, 4, 5, 6, 7] as const).find((day) => String(day) === value) ?? null;
}

/** Ticked weekdays, in order; anything else is left out. */
function readDays(value: FormValues[string] | undefined): Weekday[] {
  const ticked = Array.isArray(value) ? value.map(Number) : [];
  return ([1, 2, 3, 4, 5, 6, 7] as const).filter((day) => ticked.includes(day));
}

/** `/project`, its form and its buttons. */
export const projectDoors = { commands: [command], buttons: [setupButton, settingsButton], forms: [form] };
