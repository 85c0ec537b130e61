import type { ModalView, MultiUsersSelect } from '@slack/types';
import type { DeleteForm, RolesForm } from '#domain/form.ts';
import type { UserId } from '#domain/ids.ts';
import type { ProjectMembers, ProjectPerson } from '#domain/project-message.ts';
import type { ProjectRole } from '#domain/project.ts';
import type { RichTextBlockElement } from '@slack/types';
import {
  actions,
  bold,
  button,
  clamp,
  context,
  count,
  header,
  input,
  listed,
  oneLine,
  paragraph,
  personName,
  plain,
  projectName,
  section,
  view,
  type View,
} from './kit.ts';
import { pack } from './words.ts';

const NAMES_MAX = 40;
/** Eight groups of these fit into one message, whatever the names. */
const GROUP_MAX = 1200;
/** Longest name of a project. */
const TYPED_MAX = 80;
/** source: docs.slack.dev, views: `private_metadata` */
const META_MAX = 3000;

const ROLES: Readonly<Record<ProjectRole, string>> = {
  'data-provider': 'Data provider',
  'model-architect': 'Model architect',
  'human-reviewer': 'Human reviewer',
};

/** Who is in a project, by what they are there. */
export function projectMembers(message: ProjectMembers): View {
  const { people } = message;
  const name = projectName(message.projectName);
  const those = (which: (person: ProjectPerson) => boolean) => people.filter(which);
  const roles = (Object.keys(ROLES) as ProjectRole[]).map((role) =>
    group(
      ROLES[role],
      those((person) => person.roles.includes(role)),
    ),
  );
  const blocks = pack([
    group(
      'Leads',
      those(({ lead }) => lead),
    ),
    group(
      'Asked',
      those((person) => person.is === 'asked'),
    ),
    group(
      'Not asked: nobody knows their time zone',
      those((person) => person.is === 'waiting'),
    ),
    group(
      'Observers, who read and are not asked',
      those((person) => person.is === 'observer'),
    ),
    group(
      'Deactivated in Slack',
      those((person) => person.is === 'gone'),
    ),
    ...roles,
  ]);
  return view(`${name} has ${count(people.length, 'member')}.`, [
    header(`${name} · ${count(people.length, 'member')}`),
    ...(blocks.length > 0 ? blocks : [section('Nobody is in this project yet; the channel is still being read.')]),
    ...(message.editable ? [actions(button('project.roles', 'Change roles', message.project))] : []),
    context('Members come from the channel: whoever joins it is asked from their next standup on.'),
  ]);
}

function group(title: string, people: readonly ProjectPerson[]): RichTextBlockElement[] {
  if (people.length === 0) return [];
  const names = people.map(({ name, guest }) => `${personName(name)}${guest ? ' (guest)' : ''}`);
  const line = paragraph(bold(`${title} (${people.length})`), `: ${clamp(listed(names, NAMES_MAX), GROUP_MAX)}`);
  return [{ type: 'rich_text_list', style: 'bullet', elements: [line] }];
}

/** The form in which a project's roles are given. */
export function rolesForm(form: RolesForm): ModalView {
  const people = (id: string, label: string, users: readonly UserId[], hint: string) =>
    input(id, label, usersSelect(users), { optional: id !== 'leads', hint });
  return {
    type: 'modal',
    callback_id: 'roles-form',
    private_metadata: rolesMeta(form),
    title: plain('Roles', 24),
    submit: plain('Save', 24),
    close: plain('Cancel', 24),
    blocks: [
      section(
        `Who does what in ${projectName(form.projectName)}. Everybody in the channel who is no observer takes part and is asked.`,
      ),
      people('leads', 'Leads', form.leads, 'They change settings, pause and give roles. At least one, and no guests.'),
      people(
        'observers',
        'Observers',
        form.observers,
        'They read and are not asked. Take somebody out to have them asked again.',
      ),
      people(
        'data-provider',
        ROLES['data-provider'],
        form.roles['data-provider'],
        'Answers for the data that a bet rests on.',
      ),
      people('model-architect', ROLES['model-architect'], form.roles['model-architect'], 'Answers for the model.'),
      people(
        'human-reviewer',
        ROLES['human-reviewer'],
        form.roles['human-reviewer'],
        'Reads what is held back before it is posted; no guests.',
      ),
    ],
  };
}

/** The project with what was shown of it, so that only what is changed is saved; without it where it is too long. */
function rolesMeta({ project, leads, observers, roles }: RolesForm): string {
  const whole = JSON.stringify({ project, shown: { leads, observers, roles } });
  return whole.length <= META_MAX ? whole : JSON.stringify({ project, shown: null });
}

function usersSelect(users: readonly UserId[]): MultiUsersSelect {
  return { type: 'multi_users_select', ...(users.length > 0 ? { initial_users: [...users] } : {}) };
}

/** Asks for the project's name before it is deleted, and says what goes with it. */
export function deleteForm(form: DeleteForm): ModalView {
  const word = oneLine(form.projectName, TYPED_MAX, 'delete');
  const goes = [
    `${count(form.answers, 'answer')} from ${count(form.days, 'day of standups', 'days of standups')}`,
    ...(form.blockers > 0 ? [count(form.blockers, 'blocker')] : []),
    ...(form.bets > 0 ? [`${count(form.bets, 'bet')} with all readings`] : []),
    ...(form.deadlines > 0 ? [count(form.deadlines, 'deadline')] : []),
  ].join(', ');
  return {
    type: 'modal',
    callback_id: 'delete-form',
    private_metadata: form.project,
    title: plain('Delete project', 24),
    submit: plain('Delete for good', 24),
    close: plain('Cancel', 24),
    blocks: [
      section(
        `This deletes ${word} for good: ${goes}, its settings, roles and questions, and the membership of ${count(form.people, 'person', 'people')}. It cannot be undone.`,
      ),
      section(
        'What stays: messages that stand in Slack, what people told me about their own hours and leave, and a line in the audit log that says who deleted it. To stop for a while, use /project pause.',
      ),
      input(
        'name',
        'Type its name to delete it',
        { type: 'plain_text_input', max_length: TYPED_MAX, placeholder: plain(word, 150) },
        { hint: `Exactly: ${word}` },
      ),
    ],
  };
}
