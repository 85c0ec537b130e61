import type { HomeView, KnownBlock } from '@slack/types';
import type { Home, HomeBlockers, HomeLines, HomePrivacy, HomeProjects, HomeSection } from '#domain/home.ts';
import { weekdaysInWords } from '#domain/time-words.ts';
import { blockerButtons, blockerLine } from './blocker.ts';
import { healthBlocks } from './home-health.ts';
import { hoursBlocks, leaveBlocks } from './home-hours.ts';
import { todayBlocks } from './home-today.ts';
import {
  actions,
  button,
  context,
  count,
  divider,
  header,
  oneLine,
  paragraph,
  projectName,
  rich,
  section,
  withCommands,
} from './kit.ts';
import { POSTING_LABELS } from './posting.ts';
import { shorten } from './words.ts';

/** Slack's limit for a view. */
const BLOCKS_MAX = 100;
/** What a section may take, so that each has its place: the limit parted among twelve of them and their headings. */
const PROJECTS_MAX = 20;
const BLOCKERS_MAX = 5;
const LINES_MAX = 8;
const BUTTONS_MAX = 5;
const LINE_MAX = 600;
const BLOCKER_LINES_MAX = 10;

/** Everything of one person's, section by section. */
export function home(shown: Home): HomeView {
  const blocks = shown.sections.flatMap((part, index) => [...(index > 0 ? [divider()] : []), ...blocksOf(shown, part)]);
  const rest = 'There is more than fits here: /standup and /project show all of it.';
  return {
    type: 'home',
    callback_id: 'home',
    blocks: blocks.length <= BLOCKS_MAX ? blocks : [...blocks.slice(0, BLOCKS_MAX - 1), context(rest)],
  };
}

function blocksOf(shown: Home, part: HomeSection): KnownBlock[] {
  switch (part.is) {
    case 'stranger':
      return [
        header('Welcome to Meridian'),
        section(
          'You are in no project yet. Invite me to the channel of your team and press Set up there; everything of yours then stands here.',
        ),
      ];
    case 'today':
      return todayBlocks(part, shown);
    case 'hours':
      return hoursBlocks(part, shown);
    case 'leave':
      return leaveBlocks(part, shown);
    case 'blockers':
      return blockersBlocks(part);
    case 'projects':
      return projectsBlocks(part);
    case 'lines':
      return linesBlocks(part);
    case 'privacy':
      return privacyBlocks(part);
    case 'health':
    default:
      return healthBlocks(part, shown);
  }
}

function blockersBlocks({ looks }: HomeBlockers): KnownBlock[] {
  const [near, rest] = [looks.slice(0, BLOCKERS_MAX), looks.slice(BLOCKERS_MAX, BLOCKERS_MAX + BLOCKER_LINES_MAX)];
  const more = looks.length - near.length - rest.length;
  return [
    header(looks.length === 0 ? 'Open blockers' : `Open blockers (${looks.length})`),
    ...(looks.length === 0 ? [section('Nothing holds you up, and nobody waits for your help.')] : []),
    ...near.flatMap((look) => [rich(blockerLine(look)), ...blockerButtons(look, 'list')]),
    ...(rest.length > 0 ? [rich({ type: 'rich_text_list', style: 'bullet', elements: rest.map(blockerLine) })] : []),
    ...(more > 0 ? [context(`${count(more, 'more blocker')}: /standup blockers shows all of them.`)] : []),
  ];
}

const STATES = { active: '', paused: ' · paused', dormant: ' · asleep' } as const;
const ROLES = { lead: 'you lead it', participant: 'you are asked', observer: 'you observe' } as const;

function projectsBlocks({ projects }: HomeProjects): KnownBlock[] {
  const more = projects.length - PROJECTS_MAX;
  return [
    header('My projects'),
    ...projects.slice(0, PROJECTS_MAX).map((project) => ({
      ...section(
        `${projectName(project.name)}${STATES[project.state]} · ${ROLES[project.role]}\n` +
          `Asks at ${project.standupAt} on each member's own clock, ${weekdaysInWords(project.days)}; ` +
          `${project.nudges ? 'one reminder' : 'no reminders'}${project.own > 0 ? `; ${count(project.own, 'question')} of its own` : ''}. ` +
          `Answers are read by: ${POSTING_LABELS[project.posting]}.`,
      ),
      accessory: button('project.settings', project.editable ? 'Settings' : 'Show settings', project.id),
    })),
    ...(more > 0 ? [context(`${count(more, 'more project')}: /project in its channel shows each.`)] : []),
  ];
}

function linesBlocks({ title, lines, hint }: HomeLines): KnownBlock[] {
  const more = lines.length - LINES_MAX;
  return [
    header(title),
    ...lines
      .slice(0, LINES_MAX)
      .flatMap(({ text, buttons = [] }) => [
        section(oneLine(shorten(text, LINE_MAX), LINE_MAX, '–')),
        ...(buttons.length > 0
          ? [actions(...buttons.slice(0, BUTTONS_MAX).map(({ id, label, value }) => button(id, label, value)))]
          : []),
      ]),
    ...(more > 0 ? [context(`and ${more} more`)] : []),
    ...(hint === undefined ? [] : [rich(paragraph(...withCommands(hint)))]),
  ];
}

const privacyBlocks = ({ models }: HomePrivacy): KnownBlock[] => [
  header('Privacy'),
  section(
    'I keep what you tell me: your answers with their edits, blockers, bets, readings, guesses, hours and leave. Your answers are shown in the ' +
      'channel of their project, or to its leads only where your form says so; bets and, once a bet is decided, guesses in the channel; your working hours (/overlap) and leave to the people of your projects, and whoever is no guest may ' +
      'compare their hours with yours. I keep nothing of what else is said in channels, and my log holds no words. Words are kept as long as their project says, a year unless it says otherwise.',
  ),
  section(
    models
      ? 'Where a language model is set up for me, it may word your answers for digests; names and secrets are taken out before, and every line is checked against what you wrote.'
      : 'No language model sees your answers: in digests your own words stand.',
  ),
  actions(
    button('privacy.export', 'Send me my data', 'mine'),
    button('privacy.model', models ? 'Keep my words from models' : 'Let models word my answers', models ? 'off' : 'on'),
    button('privacy.forget', 'Forget me', 'me'),
  ),
];
